/**
 * The provinces as tiles of one size, each about where it lies among its neighbours. No outline: what can be had freely is
 * old or of unknown origin, and a tile gives 上海 the same room as 新疆. Data.
 */

export type Tile = {
  /** First two digits of its code. */
  readonly code: string
  /** As in GB/T 2260. */
  readonly name: string
  /** What it is called for short. */
  readonly short: string
  readonly english: string
  /** Two letters of ISO 3166-2. */
  readonly letters: string
  readonly column: number
  readonly row: number
}

const rows = `
65 新疆维吾尔自治区 新疆 Xinjiang XJ 0 1
15 内蒙古自治区 内蒙古 Inner_Mongolia NM 5 0
23 黑龙江省 黑龙江 Heilongjiang HL 7 0
62 甘肃省 甘肃 Gansu GS 2 1
64 宁夏回族自治区 宁夏 Ningxia NX 3 1
14 山西省 山西 Shanxi SX 4 1
11 北京市 北京 Beijing BJ 5 1
21 辽宁省 辽宁 Liaoning LN 6 1
22 吉林省 吉林 Jilin JL 7 1
63 青海省 青海 Qinghai QH 1 2
61 陕西省 陕西 Shaanxi SN 3 2
41 河南省 河南 Henan HA 4 2
13 河北省 河北 Hebei HE 5 2
12 天津市 天津 Tianjin TJ 6 2
54 西藏自治区 西藏 Tibet XZ 0 3
51 四川省 四川 Sichuan SC 2 3
50 重庆市 重庆 Chongqing CQ 3 3
42 湖北省 湖北 Hubei HB 4 3
34 安徽省 安徽 Anhui AH 5 3
37 山东省 山东 Shandong SD 6 3
53 云南省 云南 Yunnan YN 2 4
52 贵州省 贵州 Guizhou GZ 3 4
43 湖南省 湖南 Hunan HN 4 4
36 江西省 江西 Jiangxi JX 5 4
32 江苏省 江苏 Jiangsu JS 6 4
31 上海市 上海 Shanghai SH 7 4
45 广西壮族自治区 广西 Guangxi GX 3 5
44 广东省 广东 Guangdong GD 4 5
35 福建省 福建 Fujian FJ 5 5
33 浙江省 浙江 Zhejiang ZJ 6 5
71 台湾省 台湾 Taiwan TW 7 6
46 海南省 海南 Hainan HI 3 6
82 澳门特别行政区 澳门 Macao MO 4 6
81 香港特别行政区 香港 Hong_Kong HK 5 6`

export const tiles: readonly Tile[] = rows
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', short = '', english = '', letters = '', ...at] = line.split(' ')
    const [column = 0, row = 0] = at.map(Number)
    return { code, name, short, english: english.replace('_', ' '), letters, column, row }
  })

export const provinceTiles: ReadonlyMap<string, Tile> = new Map(
  tiles.map((tile) => [tile.name, tile]),
)

/** What offices are called for short, and what the reform of institutions of 2018 made of them. Data. */

/** Short form → full form, without place and level. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  发改委: '发展和改革委员会',
  发改局: '发展和改革局',
  教体局: '教育和体育局',
  科技局: '科学技术局',
  工信局: '工业和信息化局',
  经信局: '经济和信息化局',
  民宗局: '民族宗教事务局',
  人社局: '人力资源和社会保障局',
  住建局: '住房和城乡建设局',
  交通局: '交通运输局',
  农业农村局: '农业农村局',
  文旅局: '文化和旅游局',
  文广旅局: '文化广电和旅游局',
  文体旅局: '文化体育和旅游局',
  卫健委: '卫生健康委员会',
  卫健局: '卫生健康局',
  卫计委: '卫生和计划生育委员会',
  卫计局: '卫生和计划生育局',
  退役军人局: '退役军人事务局',
  应急局: '应急管理局',
  市场监管局: '市场监督管理局',
  市监局: '市场监督管理局',
  医保局: '医疗保障局',
  城管局: '城市管理局',
  环保局: '环境保护局',
  国土局: '国土资源局',
  安监局: '安全生产监督管理局',
  食药监局: '食品药品监督管理局',
  工商局: '工商行政管理局',
  质监局: '质量技术监督局',
  林草局: '林业和草原局',
  机关事务局: '机关事务管理局',
  扶贫办: '扶贫开发办公室',
  团委: '共青团委员会',
  妇联: '妇女联合会',
  残联: '残疾人联合会',
  科协: '科学技术协会',
  文联: '文学艺术界联合会',
  工商联: '工商业联合会',
}

/** What an office does, before and after: the later one takes the earlier one's place, where their years do not overlap. */
export const SUCCESSIONS: readonly (readonly [before: string, after: string])[] = [
  ['卫生计划生育', '卫生健康'],
  ['国土资源', '自然资源'],
  ['环境保护', '生态环境'],
  ['农业', '农业农村'],
  ['农牧业', '农牧'],
  ['农牧业', '农业农村'],
  ['农牧', '农业农村'],
  ['安全生产监督管理', '应急管理'],
  ['工商行政管理', '市场监督管理'],
  ['扶贫开发', '乡村振兴'],
  ['经济信息化', '工业信息化'],
  ['广播电影电视', '广播电视'],
  ['新闻出版广电', '广播电视'],
  ['文化体育广播电视', '文化广电旅游'],
  ['旅游', '文化旅游'],
  ['旅游', '文化广电旅游'],
  ['旅游', '文化体育旅游'],
  ['体育', '教育体育'],
  ['体育', '文化体育旅游'],
  ['食品药品监督管理', '市场监督管理'],
  ['质量技术监督', '市场监督管理'],
  ['知识产权', '市场监督管理'],
  ['物价', '发展改革'],
  ['粮食', '发展改革'],
  ['法制', '司法'],
  ['地震', '应急管理'],
  ['畜牧兽医', '农业农村'],
  ['农机', '农业农村'],
  ['海洋渔业', '农业农村'],
  ['林业', '自然资源'],
]

const shortForms = Object.entries(SHORT_FORMS).sort(([one], [other]) => other.length - one.length)

/** A folded name whose office is spelled out: 平江县教体局 → 平江县教育和体育局. */
export function spelledOut(name: string): string {
  const found = shortForms.find(([short]) => name.endsWith(short))
  if (found === undefined) return name
  const [short, full] = found
  return name.endsWith(full) ? name : name.slice(0, name.length - short.length) + full
}

/** Vocabularies of made sets of forms that share no word, so that what holds on one is checked on the others. Data. */

/** `third` was written after the rules, which were never changed for what it shows. */
export const vocabularies = ['first', 'second', 'third'] as const
export type Words = (typeof vocabularies)[number]

export type Office = { readonly names: readonly string[]; readonly short?: string }

/** Offices by their names over the years; `short` stands for the last of them. */
export const offices: Readonly<Record<Words, readonly Office[]>> = {
  first: [
    { names: ['教育局', '教育和体育局'], short: '教体局' },
    { names: ['水务局'] },
    { names: ['财政局'] },
    { names: ['农业局', '农业农村局'] },
    { names: ['卫生和计划生育局', '卫生健康局'], short: '卫健局' },
    { names: ['第一中学'] },
    { names: ['第二中学'] },
    { names: ['图书馆'] },
    { names: ['人民医院'] },
    { names: ['园林绿化中心'] },
    { names: ['科学技术局'], short: '科技局' },
  ],
  second: [
    { names: ['文化局', '文化和旅游局'], short: '文旅局' },
    { names: ['审计局'] },
    { names: ['国土资源局', '自然资源局'] },
    { names: ['环境保护局', '生态环境局'] },
    { names: ['司法局'] },
    { names: ['第三幼儿园'] },
    { names: ['第四幼儿园'] },
    { names: ['博物馆'] },
    { names: ['中医院'] },
    { names: ['公路养护所'] },
    { names: ['住房和城乡建设局'], short: '住建局' },
  ],
  third: [
    { names: ['民政局'] },
    { names: ['林业局', '林业和草原局'], short: '林草局' },
    { names: ['工商行政管理局', '市场监督管理局'], short: '市监局' },
    { names: ['安全生产监督管理局', '应急管理局'], short: '应急局' },
    { names: ['粮食局', '粮食和物资储备局'] },
    { names: ['统计局'] },
    { names: ['信访局'] },
    { names: ['疾病预防控制中心'] },
    { names: ['妇幼保健院'] },
    { names: ['特殊教育学校'] },
    { names: ['城市管理局', '城市管理综合执法局'], short: '城管局' },
    { names: ['第六小学'] },
    { names: ['第七小学'] },
  ],
}

export const subjects: Readonly<Record<Words, readonly string[]>> = {
  first: [
    '古籍修复',
    '校舍维修',
    '河道清淤',
    '疫苗接种',
    '农机购置补贴',
    '数字资源采购',
    '师资培训',
    '困难学生资助',
    '节水灌溉',
    '绿地养护',
    '防汛物资储备',
    '实验室建设',
  ],
  second: [
    '文物普查',
    '基层站所改造',
    '矿山复绿',
    '空气质量监测',
    '法律援助',
    '保教设备更新',
    '危桥加固',
    '老旧小区改造',
    '中药材示范种植',
    '展厅提升',
    '路面养护',
    '审计信息化',
  ],
  third: [
    '敬老院消防改造',
    '退耕还林',
    '食品抽检',
    '危化品排查',
    '储备粮轮换',
    '人口抽样调查',
    '积案化解',
    '结核病防治',
    '两癌筛查',
    '送教上门',
    '垃圾分类',
    '操场翻新',
  ],
}

export const objects: Readonly<Record<Words, readonly string[]>> = {
  first: ['', '服务', '设备', '平台', '示范点', '宣传', '运行保障', '能力提升'],
  second: ['', '工程', '系统', '试点', '购买服务', '督查', '日常维护', '人才培养'],
  third: ['', '专项', '中心', '网格', '补助', '委托业务', '体系', '技能提升'],
}

export const indicatorNames: Readonly<Record<Words, readonly string[]>> = {
  first: [
    '完成数量',
    '覆盖人数',
    '验收合格率',
    '完成及时率',
    '成本控制数',
    '群众满意度',
    '设备完好率',
    '培训人次',
    '使用年限',
    '受益户数',
    '资金到位率',
    '投诉处理率',
  ],
  second: [
    '检查次数',
    '服务对象数',
    '质量达标率',
    '按期完工率',
    '单位造价',
    '公众满意程度',
    '系统可用率',
    '参与人数',
    '持续运行时间',
    '惠及村数',
    '拨付及时率',
    '整改完成率',
  ],
  third: [
    '抽检批次',
    '惠及老人数',
    '处置率',
    '到位时间',
    '人均标准',
    '居民认可度',
    '故障修复率',
    '巡查里程',
    '长效机制健全性',
    '涉及乡镇数',
    '结算准确率',
    '复查通过率',
  ],
}

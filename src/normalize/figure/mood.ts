/** Whether a figure of the narrative is a fact: a plan, a rule of scoring and the bound of a band are none. */

/** The later of two words decides: 目标为…90%，实际…94.6%. */
const MOOD = new RegExp(
  [
    '(?<fact>(?:对照|根据)[^,;:]{0,20}目标|实际|已经?(?!定)|结果|显示|决算|执行数|经(?:评价|测算|统计|自评|综合))',
    [
      '(?<plan>目标(?!完成|实现|自评|管理|责任|任务|编制|申报|编报|的完成|得分|共|设置|合理|明确|基本|全部|如期|已|执行|批复|审核|[,、])|计划(?!生育|完成率|”)|预期|预计|拟|力争|确保',
      '要求|须|需(?!求)|应(?!缴|收|付|急|用|届|对)|设定|指标值|若|如果|凡|当(?!年|地|前|期|日|月)|每|(?:补助|补贴|收费|发放|保障|开支|支出|定额|低保|评分|评价|考核)标准',
      '申请(?!单位|人)|建议|原则上|扣|低于|高于|不足|不到|不超|大于|小于|等于|超过|未达|控制在|力求|争取达|下年|明年',
      '限额|上限|下限|权重|缺口|概算为)',
    ].join('|'),
  ].join('|'),
  'gu',
)

/** Answers by the words between two figures, asked in their order, whether the second is a fact. */
export function factFilter(): (between: string) => boolean {
  let isFact = true
  return (between) => {
    const last = [...between.matchAll(MOOD)].at(-1)
    if (last) isFact = last.groups?.['fact'] !== undefined
    return isFact
  }
}

/** What follows the number of a band, a rate for each or a kind of thing: 95分(含)以上, 85%至90%, 18万元/辆, 100万元的项目. */
const BOUND =
  /^(?:及?以[上下内]|左右|之间|上下|[至到][\d\p{Script=Han}]{0,3}\d|[-—–~～/每]|的|起|不等)/u

/** Whether the words behind a figure leave its number open. */
export function isOpenEnded(after: string): boolean {
  return BOUND.test(after)
}

/** A small self-evaluation form as flattened text, with invented names. */
export function reportText(project: string, score = 9): string {
  return [
    '项目支出绩效自评表',
    '（2022年度）',
    `项目名称\t${project}`,
    '主管部门\t云岭县林业局\t实施单位\t云岭县苗圃',
    '项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
    '\t年度资金总额\t100\t100\t90\t10\t90%\t9',
    '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
    `产出指标\t数量指标\t植树数量\t≥1000棵\t1000棵\t50\t${score}\t`,
    '效益指标\t社会效益指标\t受益人数\t≥50人\t60人\t40\t40\t',
    '总分\t\t\t\t\t100\t98\t',
  ].join('\n')
}

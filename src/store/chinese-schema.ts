/** The words of the schema in Chinese, by their English in the migrations. Data, and its look-up. */

const sentences: Readonly<Record<string, string>> = {
  // Tables and views.
  'One file content, whatever its names: the same bytes are one document.':
    '一份文件内容，不论名称：字节相同即为同一份文件。',
  'One place where a file was found: a path on disk, or a member of an archive.':
    '找到文件的一处：磁盘上的路径，或压缩包中的一个成员。',
  'One evaluation table (绩效自评表, 绩效评价评分表).': '一张绩效自评表或绩效评价评分表。',
  'One money row of a form (项目资金), as printed.': '表中的一行项目资金，按原文。',
  'One row of 年度总体目标.': '年度总体目标的一行。',
  'One level-3 row of 绩效指标.': '绩效指标的一行（三级指标）。',
  'One numbered heading of the narrative and the text under it.':
    '正文中一个带编号的标题及其下的文字。',
  'One figure that the narrative states.': '正文中给出的一个数据。',
  'One thing noticed: by the audit, while reading the form or the file, or among the prints of a form.':
    '一处发现：核对所见，读表、读文件时所见，或同一张表的各版本比较所见。',
  'One raw paragraph of a document, before any meaning is given to it.': '文件的一个原始段落。',
  'One raw table of a document, before any meaning is given to it.': '文件的一个原始表格。',
  'Kinds of forms that say what became of money and targets: self-evaluations and evaluations. Plans, monitoring forms and rows of lists are none. To keep to them: WHERE kind IN result_kinds.':
    '反映资金与目标执行结果的表的种类：自评表与评价表；目标表、监控表、汇总表的各行不在内。只看结果：WHERE kind IN result_kinds。',
  'One call of ingest, retry or renormalize.': 'ingest、retry 或 renormalize 的一次运行。',
  'One file or archive member that a run looked into.': '一次运行处理过的一个文件或压缩包成员。',
  'One raw cell: the anchor of its span. No two overlap.':
    '一个原始单元格（合并区域的首格），互不重叠。',
  'The words as printed behind one field of a form, and where they stand.':
    '表中一个字段的原文及其位置。',
  "The index of the full-text search: words alone, without the texts they stand in. A row's number is eight times the id of the row it indexes, plus the place of its kind among the columns here.":
    '全文检索的索引，只存词语。',
  'What a person put in place of one field as it was read.': '人对读出的一个字段所作的更正。',
  'What a person decided about one finding.': '人对一处发现的判定。',
  'A form that a person compared with its document and found right, after the corrections made by then.':
    '经人与原件核对、（连同当时的更正）确认无误的一张表。',
  'A random sample of forms, drawn to measure how well numbers are read.':
    '为检验数字读取质量而随机抽取的一批表。',
  'One form of a sample.': '样本中的一张表。',
  "A question of one's own, kept to be asked again.": '自己保存、可再次提出的问题。',
  'A row a form, with what people corrected in place of what was read.':
    '每张表一行，更正过的以更正后的值为准。',
  'A row a money row, with what people corrected in place of what was read.':
    '每行资金一行，更正过的以更正后的值为准。',
  'A row a goal, with what people corrected in place of what was read.':
    '每个目标一行，更正过的以更正后的值为准。',
  'A row an indicator, with what people corrected in place of what was read.':
    '每项指标一行，更正过的以更正后的值为准。',
  'A row a form: whose it is, what it had and spent, how it scored, what was noticed.':
    '每张表一行：属于谁、预算与执行、得分、有哪些发现。',
  'A row an indicator, with its form around it.': '每项指标一行，附所在表的情况。',
  'A row a money row, all amounts in 万元.': '每行资金一行，金额一律为万元。',
  'A row a finding, with what it is about.': '每处发现一行，附所涉的表。',
  'Where a form belongs, and whose copy it is.': '一张表的归属，以及它与哪张表内容相同。',
  'What prints of one form are likely to share: only forms that share a key are compared.':
    '同一张表的不同版本可能共有的特征；只比较特征相同的表。',
  'A number in which a copy differs from the leading one: published twice, or misread once.':
    '同一张表的另一版本与主版本不同的数字：两次公布不一，或其中一次读错。',
  'One organisation of one place, whatever its names.': '一地的一个单位，不论名称写法。',
  'One way in which an organisation is printed.': '一个单位名称的一种写法。',
  'One project of one organisation, over all its years.': '一个单位的一个项目，含其各年度。',
  'One indicator beside that of the year before.': '一项指标与上一年度的对应指标。',
  'A place that a person gave to the files below a path.': '人为某路径下的文件指定的地区。',
  'Where a file was published: a line of a list that a person gave.':
    '文件的公布出处：人所给清单的一行。',
  "A person's word on which organisation a printed name means.": '人对某名称所指单位的认定。',
  'Words that were added to the vocabulary when documents were understood.':
    '整理文件时在内置词汇之外使用的自备词表。',
  'What is to be linked anew.': '有待重新关联的内容。',
  'By which rules the links were made; another version makes all of them anew.':
    '关联所依的规则版本；版本不同则全部重新关联。',
  // Copies, organisations, projects.
  'A row a print of a form that stands in several files, the leading one included.':
    '一张表见于几份文件时，每个版本一行，含主版本。',
  'A row an organisation, with its names and how many forms it has.':
    '每个单位一行：各种名称与表数。',
  'A row a project and year.': '每个项目每年一行。',
  "A row a form whose money may be added up within its kind: of the prints of one form only the leading one; the kinds stand apart, since a department's form holds the money of its projects.":
    '金额可在同一种类内相加的表，每张一行：同一张表的几个版本只取主版本；部门表含其项目的资金，故各种类分列。',
  'The copy that speaks for all: forms.id.': '代表各版本的主版本：forms.id。',
  'This print.': '本版本。',
  '1 for the leading one.': '主版本为 1。',
  '主管部门 as this print has it.': '本版本所印的主管部门。',
  '项目名称 as this print has it.': '本版本所印的项目名称。',
  'Format of its file.': '文件格式。',
  "A number that differs from the leading copy's; null where none does. A row a difference.":
    '与主版本不同的数字所在字段，每处一行；没有时为空。',
  'What the leading copy says; amounts in 元.': '主版本的值；金额为元。',
  'What this print says.': '本版本的值。',
  'Where the print was found.': '本版本所在文件。',
  'The organisation: organisations.id.': '单位：organisations.id。',
  'The name to call it.': '通用名称。',
  'What its peers elsewhere share.': '与各地同类单位共有的名称。',
  'Code of GB/T 2260.': '行政区划代码（GB/T 2260）。',
  'All names as printed.': '所印的全部名称。',
  'The least sure of its names, 0 to 1.': '各名称中最低的可信度，0 到 1。',
  'Forms, each once.': '表数，每张只计一次。',
  'The project: projects.id.': '项目：projects.id。',
  'The form of the year; the leading one of its copies.': '该年度的表；有几个版本时为主版本。',
  'The organisation.': '单位。',
  '省.': '省。',
  'Kind of its forms.': '表的种类。',
  "The project's name in its last year.": '最近一年的项目名称。',
  'Execution rate from the amounts, percent.': '由金额算得的执行率，百分数。',
  '总分.': '总分。',
  'The form of the year before; null for the first.': '上一年度的表；第一年为空。',
  'How sure it is that the form continues that one, 0 to 1.':
    '与上一年度的表为同一项目的可信度，0 到 1。',
  'Indicators that the year before had too.': '上一年度也有的指标数。',
  'Indicators that it had not.': '上一年度没有的指标数。',
  'Indicators of the year before that are gone.': '上一年度有而本年度没有的指标数。',
  'Kept indicators whose target asks less than the year before.': '沿用而指标值调低的指标数。',
  'Kept indicators whose target asks less than was reached the year before.':
    '沿用而指标值低于上年实际完成值的指标数。',
  'Code of GB/T 2260 of its place; null where that is not certain.':
    '所在地的行政区划代码（GB/T 2260）；不能确定时为空。',
  '市, 州, 盟, 地区.': '市、州、盟、地区。',
  '区, 县, 旗, 县级市.': '区、县、旗、县级市。',
  'The organisation behind the names: organisations.id.': '名称所指的单位：organisations.id。',
  'Its name.': '单位名称。',
  'What its peers elsewhere share, such as 教育局.': '与各地同类单位共有的名称，如教育局。',
  'The project over years: projects.id.': '跨年度的项目：projects.id。',
  '1 for the copy that speaks for all prints of the form, else 0.':
    '代表各版本的主版本为 1，其余为 0。',
  'Prints of the form in the database, itself included.': '数据库中同一张表的版本数，含本表。',
  'Where it was published, by a list that was given: this print, or for the leading one any print of the form.':
    '公布的网址，依所给清单。',
  'When.': '公布日期。',
  // Columns of the views.
  'The form: forms.id.': '表：forms.id。',
  'The document it stands in: documents.id.': '所在文件：documents.id。',
  'The document it stands in.': '所在文件。',
  'The document it is about.': '所涉文件。',
  'The form it stands in.': '所在的表。',
  'The form it is about; null where it is about the whole document.':
    '所涉的表；涉及整份文件时为空。',
  'Place among the forms of its document, from 0.': '在文件各表中的次序，从 0 起。',
  'Place among the indicators of its form, from 0.': '在表内各指标中的次序，从 0 起。',
  'Place among the money rows of its form, from 0.': '在表内各资金行中的次序，从 0 起。',
  'project_self_evaluation, department_self_evaluation, transfer_self_evaluation, project_evaluation, department_evaluation, performance_target, performance_monitoring or project_summary.':
    'project_self_evaluation 项目支出自评表、department_self_evaluation 部门整体支出自评表、transfer_self_evaluation 转移支付自评表、project_evaluation 项目评价评分表、department_evaluation 部门评价评分表、performance_target 绩效目标表、performance_monitoring 绩效运行监控表、project_summary 汇总表中的一个项目。',
  'What a monitoring form covers, as printed.': '监控表所涵盖的期间，按原文。',
  'Kind of the form.': '表的种类。',
  "The form's own heading.": '表的标题。',
  'Budget year (年度).': '预算年度。',
  '主管部门.': '主管部门。',
  'Code of the 主管部门.': '主管部门的代码。',
  '实施单位.': '实施单位。',
  'Code of the 实施单位.': '实施单位的代码。',
  '项目名称.': '项目名称。',
  '年初预算数 of the total row, 万元.': '总额行的年初预算数，万元。',
  '全年预算数 of the total row, 万元.': '总额行的全年预算数，万元。',
  '全年执行数 of the total row, 万元.': '总额行的全年执行数，万元。',
  '年初预算数, 万元.': '年初预算数，万元。',
  '全年预算数, 万元.': '全年预算数，万元。',
  '全年执行数, 万元.': '全年执行数，万元。',
  '执行率 as printed in the total row, percent.': '总额行所印的执行率，百分数。',
  '执行率 as printed, percent.': '所印的执行率，百分数。',
  'The same from the amounts, percent.': '由金额算得的执行率，百分数。',
  '总分: full marks as printed.': '总分一行所印的满分。',
  '总分: total score as printed.': '总分一行所印的得分。',
  '等级: 优, 良, 中, 差.': '等级：优、良、中、差。',
  'Number of indicators.': '指标数。',
  'Number of findings: contradictions, doubts and remarks.': '发现数：矛盾、存疑与提示之和。',
  'Number of contradictions: findings of severity error.': '矛盾数：程度为 error 的发现。',
  'Number of doubts: findings of severity warning.': '存疑数：程度为 warning 的发现。',
  'Number of remarks: findings of severity info.': '提示数：程度为 info 的发现。',
  'Number of fields that people corrected; their values stand in this view.':
    '经人更正的字段数；本视图给出更正后的值。',
  'Where the document was found; the first path of several.': '文件所在；有多处时取第一处。',
  'Where the document was found.': '文件所在。',
  'The indicator: indicators.id.': '指标：indicators.id。',
  '一级指标.': '一级指标。',
  'Canonical name of level 1.': '一级指标的统一代码。',
  '二级指标.': '二级指标。',
  'Canonical name of level 2.': '二级指标的统一代码。',
  '三级指标.': '三级指标。',
  '四级指标.': '四级指标。',
  'What recurs under many level-3 names.': '许多三级指标名称背后的共同主题。',
  '年度指标值 as printed.': '年度指标值，按原文。',
  'What the target means: number, range, date or text.':
    '指标值的类型：number 数、range 区间、date 日期、text 文字。',
  '=, >=, >, <=, < or ~.': '=、>=、>、<=、< 或 ~（约）。',
  "The target's number; the lower end of a range.": '指标值的数；区间取下限。',
  'The upper end of a range.': '区间的上限。',
  "The target's unit.": '指标值的计量单位。',
  'ISO 8601 as far as printed: 2021-12-31, 2021-12, --12-31.':
    '按所印写作 ISO 8601：2021-12-31、2021-12、--12-31。',
  '实际完成值 as printed.': '实际完成值，按原文。',
  'What the actual value means: number, range, date or text.':
    '完成值的类型：number 数、range 区间、date 日期、text 文字。',
  'The actual number; the lower end of a range.': '完成值的数；区间取下限。',
  "The actual value's unit.": '完成值的计量单位。',
  'ISO 8601 as far as printed.': '按所印写作 ISO 8601。',
  '1 if the actual value meets the target, 0 if not, null where it cannot be decided.':
    '完成值达到指标值为 1，未达到为 0，无法判定为空。',
  '分值.': '分值。',
  '得分.': '得分。',
  '偏差原因分析及改进措施.': '偏差原因分析及改进措施。',
  'Page the row stands on; null where the format has no pages.': '所在页；格式无页时为空。',
  'JSON object of what people corrected in this row, with the corrected values; null where nothing.':
    'JSON：本行经人更正的字段与更正后的值；没有时为空。',
  'The money row: funds.id.': '资金行：funds.id。',
  'total, fiscal, carryover, other, central, local, basic, project or unknown.':
    'total 总额、fiscal 财政拨款、carryover 上年结转、other 其他、central 中央、local 地方、basic 基本支出、project 项目支出、unknown 不明。',
  "The row's heading as printed.": '该行的名称，按原文。',
  'The finding: findings.id.': '发现：findings.id。',
  '1 for a row of the copy that speaks for all prints of its form, else 0.':
    '主版本的行为 1，同一张表的其他版本为 0。',
  'The same field in the leading copy.': '主版本中的同一字段。',
  'What the leading copy prints there, with its unit.': '主版本的原文，含单位。',
  'What this print has there, with its unit.': '本版本的原文，含单位。',
  'The number in the leading copy; amounts in 元.': '主版本的数值；金额为元。',
  'The number in this print; amounts in 元.': '本版本的数值；金额为元。',
  'Where the leading copy was found.': '主版本所在的文件。',
  'audit, normalize, extract or link: who noticed it.':
    '发现的环节：audit 核对、normalize 整理、extract 读取、link 关联。',
  'error, warning or info.': 'error 矛盾、warning 存疑、info 提示。',
  'The rule or note.': '规则或读取说明的代码。',
  'The field it is about, such as indicators[3].score.': '所涉字段，如 indicators[3].score。',
  'What the rule expects.': '按规则应为的值。',
  'What is printed.': '所印的值。',
  'The finding as a sentence in Chinese.': '中文说明。',
  'The finding as a sentence in English.': '英文说明。',
  'Page; null where there is none.': '页；没有时为空。',
}

/** A sentence of the schema in Chinese; undefined where it is not known. */
export function schemaInChinese(sentence: string): string | undefined {
  return sentences[sentence]
}

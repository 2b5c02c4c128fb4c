/** The help in Chinese: every sentence of the commands' own words, by its English. Data, and how commander takes it. */
import type { HelpConfiguration } from 'commander'

const sentences: Readonly<Record<string, string>> = {
  'Reads, audits and stores budget-performance self-evaluation reports (绩效自评).':
    '读取、核对并存储绩效自评报告。',
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
  'display help for command': '显示命令的帮助',
  'output the version number': '显示版本号',
  'zh or en': '语言：zh 或 en',
  'read files and print their forms': '读取文件并打印其中的表',
  'one JSON object a line for each file': '每个文件一行 JSON',
  'with the raw tables': '附原始表格',
  'with the words and places behind each field': '附每个字段的原文与位置',
  'whether pixels are recognised': '是否做文字识别',
  'what recognises pixels; usually the best that runs here':
    '文字识别引擎；不写则用本机可用的最好一种',
  'a list of further words and what they mean; may be given several times':
    '自备词表：更多的词及其意思；可给多次',
  'files read at once, or lines of one scan': '同时读取的文件数，或一份扫描件中同时识别的行数',
  'longest time for one document, or a scanned page': '一份文件、一页扫描件最长用时（秒）',
  'most memory for one reading process': '一个读取进程最多用内存（MB）',
  'most pages read of one document': '一份文件最多读取的页数',
  'tell where reports contradict themselves, form by form': '逐表指出报告自相矛盾之处',
  'files, archives or folders; without any, the database is asked':
    '文件、压缩包或文件夹；不写则查询数据库',
  'the database (jixiao.db where no path is given)': '数据库（不写路径时为 jixiao.db）',
  'follow links that lead out of the folders asked for': '也读取指向所给文件夹之外的链接',
  'only these rules, parted by commas': '只用这些规则，逗号分隔',
  'only findings as grave as this, or graver': '只列这一级及更严重的发现',
  'one JSON object a line for each form': '每张表一行 JSON',
  'exit with 1 on such a finding, or a graver one': '有这一级或更严重的发现时退出码为 1',
  'read files and folders into a database': '把文件和文件夹读入数据库',
  'files, folders and archives; in folders, names that start with a dot, JSON and Markdown are left out':
    '文件、文件夹和压缩包；文件夹中以点开头的名称、JSON 与 Markdown 不读',
  'the database': '数据库',
  'one JSON event a line': '每个事件一行 JSON',
  'read again what is known': '已读过的也重新读取',
  'stay and take in what arrives': '持续运行，新到的文件随时读入',
  'read again what failed': '重新读取失败的文件',
  'what failed for a reason that may pass': '因暂时原因失败的文件',
  'what failed for these reasons instead': '改为重读因这些原因失败的文件',
  'show how the last run went, or goes, and what failed':
    '显示上次（或正在进行的）运行情况与失败的文件',
  'as one JSON object': '以一个 JSON 对象输出',
  'run the present rules on the raw tables in a database, without the files':
    '不读文件，用现行规则重新整理数据库中的原始表格',
  'print all content in a fixed order, one JSON object a row':
    '按固定顺序打印全部内容，每行一个 JSON',
  'only its SHA-256': '只打印其 SHA-256',
  'ask the database in SQL, or with a saved question': '用 SQL 或已存问题查询数据库',
  'one statement that reads, or @name': '一条只读语句，或 @名称',
  'list the saved questions': '列出已存问题',
  'for a saved question: only this budget year': '已存问题：只看这一年度',
  'for a saved question: only departments with these words': '已存问题：只看名称含这些字的部门',
  'how the answer is printed': '结果的输出格式',
  'head columns with their names in the database, whatever the language':
    '列标题一律用数据库中的字段名',
  'wait for another run on the same database to end': '等同一数据库的另一次运行结束',
  'archives within archives, at most': '压缩包嵌套的最多层数',
  'most characters for each byte of a large text': '大文件每字节最多给出的字符数',
  'longest time to wait': '最长等待时间（秒）',
  'most rows to print': '最多打印的行数',
  'search project names, indicators, goals, notes and sections':
    '在项目名称、指标、目标、偏差原因和正文中全文检索',
  'search only there': '只在这里检索',
  'only this budget year': '只看这一年度',
  'most hits to print': '最多打印的条数',
  'one JSON object a line for each hit': '每条结果一行 JSON',
  'print every table, view and column of the database': '打印数据库的全部表、视图和列的说明',
  'only these tables or views': '只打印这些表或视图',
  'write views or the answer to a question for other programs':
    '导出视图或查询结果，供其他程序使用',
  'what to write': '导出格式',
  'these views or tables; all views where nothing is said': '这些视图或表；不写则为全部视图',
  'the answer to one statement that reads, or to @name': '一条只读语句或 @名称 的结果',
  'the file, or the folder for several; csv and jsonl default to stdout':
    '文件，多个视图时为文件夹；csv 与 jsonl 默认输出到标准输出',
  'CSV with a byte order mark, so that Excel reads it as UTF-8':
    'CSV 带字节序标记，便于 Excel 按 UTF-8 打开',
  'draw forms in the terminal like the printed ones, findings marked':
    '在终端按原样画出表格，并标出发现',
  'files; with --db the numbers of forms (forms.id)': '文件；用 --db 时为表的编号（forms.id）',
  'draw forms of this database': '画出这个数据库中的表',
  'draw the raw tables of files instead': '改为画出文件的原始表格',
  'auto, off or force': 'auto、off 或 force',
  'compare a folder of reports with the expected results beside them':
    '把文件夹中的报告与旁边的预期结果逐项比对',
  'write <name>.expected.json beside each report that has none, to be read and corrected':
    '在没有预期结果的报告旁写出 <名称>.expected.json，供人阅读更正',
  'with --update: overwrite those that are there': '与 --update 同用：覆盖已有的预期结果',
  'one JSON object a line for each report': '每份报告一行 JSON',
  'write one HTML page about everything in the database': '把数据库内容写成一个 HTML 页面',
  'the page': '页面文件',
  'most forms to draw; the list has all': '最多画出的表数；列表包含全部',
  'see, check, correct and ask, in the browser': '在浏览器中查看、核对、更正和提问',
  'the port; 0 takes any that is free': '端口；0 为任意空闲端口',
  'the address to listen at': '监听的地址',
  'names under which others may ask for this server': '其他人访问本服务可用的主机名',
  'questions, search, forms and sources as tools of the Model Context Protocol, over stdio':
    '以 Model Context Protocol（stdio）向助手提供问题、检索、表格与出处，只读',
  'folders below which files may be brought in': '允许从中读入文件的文件夹',
  'tell how well numbers are read, from a random sample that people review':
    '由人工复核的随机样本得出数字读取的准确率',
  'draw a new sample of so many forms': '新抽这么多张表',
  'what the drawing follows from': '抽样种子',
  'write confirmed documents, with what was confirmed, as samples for verify':
    '把已确认的文件连同确认结果写成 verify 的样本',
  'open the browser': '打开浏览器',
  'only show; nobody can correct': '只供浏览，任何人不能更正',
  'hand on what people corrected and decided, as JSON lines': '以 JSON Lines 交换人工更正与结论',
  'print every correction and verdict that stands': '输出全部有效的更正与结论',
  'a file instead of stdout': '写入文件而不是标准输出',
  'take in corrections and verdicts; what differs from those here is named and left':
    '读入更正与结论；与本库不同的只列出、不改动',
  'JSON lines; - for stdin': 'JSON Lines 文件；- 为标准输入',
  'link forms: copies, places, organisations, projects over years':
    '关联各表：同表多份、所在地、单位、跨年项目',
  'the place that files belong to, as a name or a code of GB/T 2260':
    '文件所属地区：地名或 GB/T 2260 代码',
  'with --region: only files below this folder': '与 --region 合用：只限此文件夹内的文件',
  'CSV of where files were published: file, url, published, publisher, region':
    '文件公开信息的 CSV：file、url、published、publisher、region',
  'CSV of names as a person corrected it': '人工更正后的单位名称 CSV',
  'write the names and their organisations as CSV, to be corrected':
    '把名称及其单位写成 CSV，供更正',
  'for a saved question: every print of a form, not each form once':
    '用于预设问题：同一张表的每一份都计入，而不是只计一次',
  'print a script that completes commands in a shell': '打印命令行补全脚本',
}

/** The Chinese of a sentence of the help; the sentence itself where there is none. */
export function inChinese(sentence: string): string {
  return sentences[sentence] ?? sentence
}

/** Has the help translated as commander prints it. */
export const chineseHelp: HelpConfiguration = {
  styleTitle: inChinese,
  commandDescription: (command) => inChinese(command.description()),
  subcommandDescription: (command) => inChinese(command.description()),
  argumentDescription: (argument) => inChinese(argument.description),
  optionDescription: (option) => {
    const { description, argChoices, defaultValue, negate } = option
    const isSaid = defaultValue !== undefined && typeof defaultValue !== 'boolean' && !negate
    const extra = [
      ...(argChoices ? [`可选：${argChoices.join('、')}`] : []),
      ...(isSaid ? [`默认：${String(defaultValue)}`] : []),
    ]
    return inChinese(description) + (extra.length > 0 ? `（${extra.join('；')}）` : '')
  },
}

/** Every word that the command line says to people, in both languages; `{slot}` stands for a fact. */
import type { Wording } from '../model/rule.ts';

export const words = {
  // help
  about: {
    zh: '勾稽：把一个文件夹的绩效报告 PDF 变成经过核对的结构化 JSON',
    en: 'Turns a folder of Chinese government performance reports (PDF) into checked, structured JSON',
  },
  aboutRun: {
    zh: '读取文件夹（含子文件夹）或文件中的报告，写出 JSON 和核对结果',
    en: 'read the reports in folders (with sub-folders) or files, write JSON and findings',
  },
  aboutShow: {
    zh: '在终端里显示一份报告（run 写出的 JSON）',
    en: 'show one report (a JSON that run wrote) in the terminal',
  },
  aboutQuery: {
    zh: '用 SQL 查询结果（只读）：表为 report、indicator、fund、check 等，视图为 v_findings 等，见 docs/data.md',
    en: 'ask the results in SQL (read-only): tables report, indicator, fund, check …, views v_findings …, see docs/data.md',
  },
  aboutLoad: {
    zh: '把结果写入 PostgreSQL；可重复执行，未变的报告不动',
    en: 'load the results into PostgreSQL; can be repeated, reports that did not change are left alone',
  },
  aboutDoctor: { zh: '列出已安装的组件和替代方案', en: 'list what is installed and what falls back' },
  argInputs: {
    zh: '文件夹或 PDF 文件；以 - 开头的名称放在 -- 之后',
    en: 'folders or PDF files; put names that start with - after --',
  },
  argJson: { zh: 'output/reports/ 中的一个 JSON 文件', en: 'a JSON file from output/reports/' },
  argSql: { zh: 'SQL 语句', en: 'a statement in SQL' },
  optFrom: { zh: 'run 写出的结果文件夹', en: 'folder that run wrote its results to' },
  optFormat: { zh: '输出格式：table、csv 或 json', en: 'format of the answer: table, csv or json' },
  optTo: { zh: '数据库地址：postgres://用户:密码@主机:端口/数据库', en: 'postgres://user:password@host:port/database' },
  optSchema: { zh: '存放各表的模式（schema）', en: 'schema that holds the tables' },
  optNoWarehouse: { zh: '不写 tables/ 和 warehouse.duckdb', en: 'write no tables/ and no warehouse.duckdb' },
  optParquet: { zh: '另写 parquet/（按年度分区）', en: 'write parquet/ too (partitioned by fiscal year)' },
  optOutput: { zh: '结果文件夹', en: 'folder for the results' },
  optJobs: { zh: '同时处理的文件数（默认：处理器核数）', en: 'files at a time (default: the number of cores)' },
  optJobsCheck: { zh: '同时核对的报告数（默认：处理器核数）', en: 'reports at a time (default: the number of cores)' },
  optLang: { zh: '语言：zh 或 en（默认按系统区域设置）', en: 'language, zh or en (default: by the locale)' },
  optTimeout: { zh: '每个文件的时限（秒）', en: 'time limit for one file in seconds' },
  optMemory: { zh: '每个文件的内存上限（MB）', en: 'memory limit for one file in MB' },
  optForce: { zh: '全部重新读取，包括没有变化的文件', en: 'read everything again, also what did not change' },
  optOcr: {
    zh: '扫描页的识别引擎：auto（默认，装了什么用最好的）、pp、tesseract、none（不识别）',
    en: 'engine that reads scanned pages: auto (default: the best that is installed), pp, tesseract, none',
  },
  optFailOn: {
    zh: '有此级别或更严重的核对不符时退出码为 1：error、warning、note',
    en: 'exit with 1 when a check of this severity or worse fails: error, warning, note',
  },
  optNoPage: { zh: '不写网页 index.html', en: 'do not write the page index.html' },
  optNoSpreadsheet: { zh: '不写电子表格 gouji.xlsx', en: 'do not write the spreadsheet gouji.xlsx' },
  optAll: { zh: '同时列出通过的核对', en: 'list the passing checks too' },
  optTables: { zh: '逐个画出读到的表格', en: 'draw every table as it was understood' },
  optVersion: { zh: '显示版本号', en: 'show the version' },
  optHelp: { zh: '显示帮助', en: 'show this help' },
  usageProgram: { zh: '<命令> [选项]', en: '<command> [options]' },
  usageRun: { zh: '<路径...> [选项]', en: '<path...> [options]' },
  usageShow: { zh: '<json> [选项]', en: '<json> [options]' },
  usageQuery: { zh: '<sql> [选项]', en: '<sql> [options]' },
  usageLoad: { zh: '--to <地址> [选项]', en: '--to <url> [options]' },
  usageDoctor: { zh: '[选项]', en: '[options]' },
  helpUsage: { zh: '用法：', en: 'Usage:' },
  helpArguments: { zh: '参数：', en: 'Arguments:' },
  helpOptions: { zh: '选项：', en: 'Options:' },
  helpCommands: { zh: '命令：', en: 'Commands:' },
  helpDefault: { zh: '（默认：{value}）', en: ' (default: {value})' },
  exitCodes: {
    zh: '退出码：0 全部文件已读取；1 有核对不符（仅在使用 --fail-on 时）；2 有文件无法读取；64 用法错误；129、130、143 被信号中断',
    en: 'Exit codes: 0 every file was read; 1 a check failed (only with --fail-on); 2 a file could not be read; 64 wrong usage; 129, 130, 143 stopped by a signal',
  },

  // wrong usage
  seeHelp: { zh: '用 gouji --help 查看用法。', en: 'See gouji --help.' },
  unknownOption: { zh: '没有选项 {what}。', en: 'There is no option {what}.' },
  unknownCommand: { zh: '没有命令 {what}。', en: 'There is no command {what}.' },
  missingArgument: { zh: '缺少参数：{what}。', en: 'Missing: {what}.' },
  optionMissingArgument: { zh: '选项 {what} 后面缺少值。', en: 'The option {what} needs a value.' },
  excessArguments: { zh: '参数过多。', en: 'Too many arguments.' },
  invalidArgument: { zh: '{what} 的值不可用：{why}', en: 'Bad value for {what}: {why}' },
  noCommand: { zh: '缺少命令。', en: 'Which command?' },
  wantsWhole: { zh: '应为不小于 {least} 的整数。', en: 'expected a whole number from {least} up.' },
  wantsNumber: { zh: '应为大于 0、不超过 {most} 的数字。', en: 'expected a number above 0, at most {most}.' },
  wantsOneOf: { zh: '应为 {choices} 之一。', en: 'expected one of {choices}.' },
  noSuchPath: { zh: '没有这个文件或文件夹：{path}', en: 'No such file or folder: {path}' },
  outputUnusable: {
    zh: '结果无法写入 {path}：{why}。用 --output 指定其他文件夹。',
    en: 'Cannot write results to {path}: {why}. Choose another folder with --output.',
  },

  // how files end
  done: { zh: '完成', en: 'done' },
  unreadable: { zh: '无法读取', en: 'unreadable' },
  encrypted: { zh: '已加密', en: 'encrypted' },
  'too-large': { zh: '过大', en: 'too large' },
  'timed-out': { zh: '超时', en: 'timed out' },
  'out-of-memory': { zh: '内存不足', en: 'out of memory' },
  crashed: { zh: '程序出错', en: 'crashed' },
  empty: { zh: '空文件', en: 'empty' },
  unchanged: { zh: '未变', en: 'unchanged' },

  // why, and what to do
  'why/not-a-pdf': {
    zh: '不是 PDF（文件以“{detail}”开头）。请用原来的程序另存为 PDF，或重新下载。',
    en: 'Not a PDF (it starts with “{detail}”). Save it as PDF in the program it comes from, or download it again.',
  },
  'why/damaged': {
    zh: 'PDF 已损坏，无法打开（{detail}）。请重新下载，或在阅读器中打开后另存。',
    en: 'The PDF is damaged and cannot be opened ({detail}). Download it again, or open and save it in a viewer.',
  },
  'why/no-permission': {
    zh: '没有读取权限。请更改文件权限，或换用有权限的账户。',
    en: 'No permission to read it. Change its permissions or use another account.',
  },
  'why/vanished': { zh: '处理前文件已不存在。', en: 'The file was gone before its turn came.' },
  'why/not-readable': {
    zh: '读取失败（{detail}）。请检查磁盘或网络连接。',
    en: 'Reading failed ({detail}). Check the disk or the network.',
  },
  'why/encrypted': {
    zh: 'PDF 有打开密码。请在阅读器中去掉密码后另存。',
    en: 'The PDF needs a password. Save a copy without one in a viewer.',
  },
  'why/zero-bytes': {
    zh: '文件为空（0 字节）。请重新下载或导出。',
    en: 'The file has zero bytes. Download or export it again.',
  },
  'why/no-pages': { zh: 'PDF 中没有页面。请重新导出。', en: 'The PDF has no pages. Export it again.' },
  'why/too-large': {
    zh: '文件超过 500 MB（{detail} 字节），未打开。请拆分或压缩其中的图片。',
    en: 'Over 500 MB ({detail} bytes), not opened. Split it or compress its pictures.',
  },
  'why/timed-out': {
    zh: '{detail} 秒内未处理完。可用 --timeout 加长时限。',
    en: 'Not finished within {detail} s. Give it more with --timeout.',
  },
  'why/out-of-memory': {
    zh: '内存超过上限。可用 --memory 提高上限。',
    en: 'Needed more memory than allowed. Give it more with --memory.',
  },
  'why/crashed': {
    zh: '程序在处理此文件时出错（{detail}）。其他文件不受影响；请把此文件报告给开发者。',
    en: 'The program failed on this file ({detail}). The others are not affected; please report it.',
  },
  'why/not-written': {
    zh: '结果无法写入（{detail}）。请检查磁盘空间。',
    en: 'Its result could not be written ({detail}). Check the disk space.',
  },
  'skip/no-pdf-name': { zh: '不是 .pdf 文件', en: 'not a .pdf' },
  'skip/apple-double': { zh: 'macOS 附属文件', en: 'macOS companion file' },
  'skip/seen-before': { zh: '已在本次列表中', en: 'already in this list' },
  'skip/broken-link': { zh: '链接失效', en: 'broken link' },
  'skip/no-file': { zh: '不是普通文件', en: 'not a regular file' },
  'skip/unreadable-folder': { zh: '文件夹无法打开', en: 'folder that cannot be opened' },

  // progress and summary
  progress: { zh: '[{at}/{total}] {file} {state}', en: '[{at}/{total}] {file} {state}' },
  stopping: {
    zh: '正在停止：等待处理中的文件，最多 5 秒；再按一次 Ctrl-C 立即停止',
    en: 'Stopping: waiting up to 5 s for the files at work; Ctrl-C again stops at once',
  },
  interrupted: {
    zh: '已中断，还有 {count} 个文件未处理；再次运行即可继续。',
    en: 'Interrupted with {count} files to go; run it again to go on.',
  },
  columnReport: { zh: '报告', en: 'report' },
  columnPages: { zh: '页数', en: 'pages' },
  columnIndicators: { zh: '指标', en: 'indicators' },
  columnScore: { zh: '得分', en: 'score' },
  columnErrors: { zh: '错误', en: 'errors' },
  columnWarnings: { zh: '警告', en: 'warnings' },
  columnNotes: { zh: '提示', en: 'notes' },
  columnEnd: { zh: '结果', en: 'ended' },
  moreRows: { zh: '…… 另有 {count} 个文件，见 {path}', en: '… and {count} more, see {path}' },
  totals: {
    zh: '{files} 个文件：读取 {read}，未读取 {unread}；{pages} 页，{indicators} 个指标；核对不符：错误 {error}，警告 {warning}，提示 {note}',
    en: '{files} files: {read} read, {unread} not; {pages} pages, {indicators} indicators; failed checks: {error} errors, {warning} warnings, {note} notes',
  },
  unchangedLine: {
    zh: '{count} 个文件没有变化，沿用上次结果（--force 全部重新读取）',
    en: '{count} files did not change and were not read again (--force reads all)',
  },
  skippedLine: { zh: '跳过 {count} 个（{reason}）：{examples}', en: 'Skipped {count} ({reason}): {examples}' },
  nothingFound: { zh: '没有找到 PDF 文件：{inputs}', en: 'No PDF found in {inputs}' },
  written: { zh: '结果：{path}', en: 'Results: {path}' },

  // tables, warehouse, PostgreSQL
  tablesWritten: {
    zh: '表：{path}（{reports} 份报告，{rows} 行）',
    en: 'Tables: {path} ({reports} reports, {rows} rows)',
  },
  warehouseWritten: {
    zh: '数据仓库：{path}（新增或更新 {changed} 份，移除 {removed} 份）',
    en: 'Warehouse: {path} ({changed} reports new or changed, {removed} removed)',
  },
  parquetWritten: { zh: 'Parquet：{path}', en: 'Parquet: {path}' },
  writingTables: { zh: '正在写入表和数据仓库 …', en: 'Writing tables and warehouse …' },
  copiesLeftOut: {
    zh: '{count} 份报告与其他文件内容完全相同，表中只计一次：{examples}',
    en: '{count} reports have the same bytes as another file and count once in the tables: {examples}',
  },
  notInTables: {
    zh: '{path} 不是当前版本的报告，未列入表中（{why}）。请用 gouji run --force 重新读取。',
    en: '{path} is no report of this version and not in the tables ({why}). Read it again with gouji run --force.',
  },
  warehouseUnusable: {
    zh: '数据仓库 {path} 无法使用：{why}。若已被其他程序打开，请先关闭；若已损坏，请删除后重新运行 gouji run。',
    en: 'The warehouse {path} cannot be used: {why}. Close it in other programs; if it is damaged, delete it and run gouji run again.',
  },
  noWarehouse: { zh: '没有 {path}。请先运行 gouji run。', en: 'There is no {path}. Run gouji run first.' },
  noReports: {
    zh: '{path} 中没有报告。请先运行 gouji run。',
    en: 'There are no reports in {path}. Run gouji run first.',
  },
  sqlWrong: { zh: 'SQL 有误：{why}', en: 'The SQL is wrong: {why}' },
  answerRows: { zh: '{count} 行', en: '{count} rows' },
  answerCut: {
    zh: '只显示前 {count} 行；用 --format csv 或 json 取全部',
    en: 'Only the first {count} rows; --format csv or json gives all',
  },
  loaded: {
    zh: '{where}：{reports} 份报告，其中新增或更新 {changed} 份',
    en: '{where}: {reports} reports, {changed} of them new or changed',
  },
  loadFailed: {
    zh: '未能写入 {where}：{why}。数据库没有改变。',
    en: 'Could not load into {where}: {why}. The database did not change.',
  },
  badRow: {
    zh: '{where} 拒绝了表 {kind} 的一行（{place}，报告 {sha256}，序号 {position}）：{why}。数据库没有改变。',
    en: '{where} refuses a row of {kind} ({place}, report {sha256}, position {position}): {why}. The database did not change.',
  },
  wantsPostgres: { zh: '应以 postgres:// 开头。', en: 'expected postgres://…' },

  // one report
  notJson: { zh: '{path} 不是 JSON：{why}', en: '{path} is not JSON: {why}' },
  notReport: {
    zh: '{path} 不是 gouji 报告：{where} {why}。请用 gouji run 重新生成。',
    en: '{path} is not a gouji report: {where} {why}. Make it again with gouji run.',
  },
  cannotOpen: { zh: '无法打开 {path}：{why}', en: 'Cannot open {path}: {why}' },
  department: { zh: '部门', en: 'department' },
  fiscalYear: { zh: '年度', en: 'fiscal year' },
  project: { zh: '项目', en: 'project' },
  source: { zh: '文件', en: 'file' },
  sourceLine: { zh: '{file}，{pages} 页', en: '{file}, {pages} pages' },
  sections: { zh: '章节', en: 'Sections' },
  conclusion: { zh: '评价结论', en: 'Conclusion' },
  scores: { zh: '得分', en: 'Scores' },
  funds: { zh: '资金', en: 'Funds' },
  rates: { zh: '比率', en: 'Rates' },
  indicators: { zh: '绩效指标（{count}）', en: 'Indicators ({count})' },
  problems: { zh: '存在问题（{count}）', en: 'Problems ({count})' },
  improvements: { zh: '改进措施（{count}）', en: 'Improvements ({count})' },
  failedChecks: { zh: '核对不符（{count}）', en: 'Failed checks ({count})' },
  uncertainChecks: { zh: '无法确定（{count}）', en: 'Uncertain checks ({count})' },
  passedChecks: { zh: '核对相符（{count}）', en: 'Passed checks ({count})' },
  passedHint: { zh: '用 --all 列出', en: '--all lists them' },
  aboutCheck: {
    zh: '对已读取的报告重新核对（不打开 PDF），并更新已有的网页、电子表格、各表和数据仓库',
    en: 'check reports again that were read before, without opening a PDF; page, spreadsheet, tables and warehouse follow',
  },
  usageCheck: { zh: '[选项] 输出目录|报告.json…', en: '[options] DIR|REPORT.json…' },
  argReports: { zh: 'gouji run 的输出目录，或单个报告 JSON', en: 'an output folder of gouji run, or a report JSON' },
  rechecked: {
    zh: '重新核对 {reports} 份报告，{changed} 份有变化，{unread} 份无法读取；核对不符：错误 {error}，警告 {warning}，提示 {note}',
    en: '{reports} reports checked again, {changed} changed, {unread} could not be read; failed checks: {error} errors, {warning} warnings, {note} notes',
  },
  checkedBy: { zh: '口径', en: 'profile' },
  'chosen/default': { zh: '未认出地区或表式', en: 'no province or form recognised' },
  'chosen/words': { zh: '按“{words}”推断，只放宽、不收紧', en: 'guessed by “{words}”, only allows more' },
  'chosen/form': { zh: '按表式“{words}”选定', en: 'chosen by the form, “{words}”' },
  'chosen/forced': { zh: '用 --profile 指定', en: 'set with --profile' },
  optProfile: {
    zh: '地区口径：名称或 JSON 文件（默认按报告文字选择）',
    en: 'profile of a province: a name or a JSON file (default: chosen by the words of each report)',
  },
  optAccepted: {
    zh: '已核实的问题清单（默认：输出目录中的 accepted.json）',
    en: 'file of accepted findings (default: accepted.json in the output folder)',
  },
  noSuchProfile: {
    zh: '没有口径 {name}，也没有这个文件。可用的口径：{names}',
    en: 'There is no profile {name}, and no such file. Profiles: {names}',
  },
  settingsWrong: { zh: '{path} 不可用：{where} {why}', en: '{path} cannot be used: {where} {why}' },
  acceptedChecks: { zh: '已核实，不计入（{count}）', en: 'Accepted, not counted ({count})' },
  acceptedBecause: { zh: '核实说明：{reason}', en: 'accepted: {reason}' },
  acceptedLine: { zh: '已核实 {count} 条，未计入', en: '{count} accepted findings are not counted' },
  aboutAccept: {
    zh: '把一条问题标为已核实：写入 accepted.json，以后的核对都单独列出、不再计入',
    en: 'accept a finding: it is written to accepted.json and from then on listed apart and not counted',
  },
  usageAccept: { zh: '<报告.json> <规则> <原文> --reason <说明>', en: '<report.json> <rule> <words> --reason <text>' },
  argWords: { zh: '问题说明或原文中的文字', en: 'words of the finding or of a figure it compares' },
  optNoRefresh: {
    zh: '网页、电子表格和各表暂不更新，留待下次 gouji check 或 run',
    en: 'leave page, spreadsheet and tables to the next gouji check or run',
  },
  optReason: { zh: '接受的理由', en: 'why it is accepted' },
  nothingToAccept: {
    zh: '{path} 中没有规则 {rule} 且含“{words}”的问题，未作改动',
    en: 'There is no finding of {rule} with “{words}” in {path}; nothing was changed',
  },
  acceptedNow: { zh: '已核实 {count} 条，记入 {path}', en: '{count} findings accepted, noted in {path}' },
  crossLine: {
    zh: '报告间核对（{reports} 份报告）：错误 {error}，警告 {warning}，提示 {note}，相符 {passed}；见 {path}',
    en: 'Between reports ({reports}): {error} errors, {warning} warnings, {note} notes, {passed} agree; see {path}',
  },
  aboutRules: { zh: '列出全部规则，或说明一条规则', en: 'list the rules, or explain one' },
  usageRules: { zh: '[选项] [规则编号]', en: '[options] [ID]' },
  argRule: { zh: '规则编号，如 score-sum-mismatch', en: 'id of a rule, such as score-sum-mismatch' },
  noSuchRule: { zh: '没有规则 {id}；gouji rules 列出全部规则', en: 'No rule {id}; gouji rules lists them all' },
  columnRule: { zh: '规则', en: 'rule' },
  columnSeverity: { zh: '级别', en: 'severity' },
  columnDefect: { zh: '问题', en: 'defect' },
  basis: { zh: '依据', en: 'Basis' },
  needs: { zh: '未核对时', en: 'When not assessed' },
  tableOf: { zh: '表格：{title}', en: 'Table: {title}' },
  untitled: { zh: '（无标题）', en: '(no title)' },
  notAssessed: { zh: '未核对（{count}）', en: 'Not assessed ({count})' },
  diagnostics: { zh: '可能误读之处（{count}）', en: 'Where gouji may have misread ({count})' },
  page: { zh: '第{pages}页', en: 'p.{pages}' },
  exceeded: { zh: '超额完成', en: 'exceeded' },
  met: { zh: '完成', en: 'met' },
  'partly-met': { zh: '部分完成', en: 'partly met' },
  missed: { zh: '未完成', en: 'missed' },
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },

  // doctor
  ok: { zh: '正常', en: 'ok' },
  fallsBack: { zh: '替代', en: 'falls back' },
  absent: { zh: '缺少', en: 'missing' },
  needsNode: { zh: '需要 Node {range}', en: 'needs Node {range}' },
  reinstall: { zh: '请运行 npm ci', en: 'run npm ci' },
  cmaps: { zh: '中文编码表（CMap）', en: 'CMaps for Chinese encodings' },
  standardFonts: { zh: '标准字体', en: 'standard fonts' },
  files: { zh: '{count} 个文件', en: '{count} files' },
  segmenter: { zh: '中文分词', en: 'word segmentation' },
  segmenterFallback: {
    zh: '{name}；nodejieba 需要 g++、make、python3 编译，装好后运行 node scripts/nodejieba.mjs',
    en: '{name}; nodejieba has to be built with g++, make and python3: then run node scripts/nodejieba.mjs',
  },
  canvas: { zh: '页面渲染', en: 'page rendering' },
  canvasFallback: { zh: '仅影响需要渲染的页面；{why}', en: 'only pages that must be rendered need it; {why}' },
  memoryWatch: { zh: '内存监视', en: 'memory watching' },
  memoryNow: { zh: '当前进程 {mb} MB', en: 'this process holds {mb} MB' },
} as const satisfies Record<string, Wording>;

export type Language = keyof Wording;
export type Word = keyof typeof words;
/** Says a thing in the language of the user. */
export type Say = (word: Word, facts?: Readonly<Record<string, string | number>>) => string;

/** The words of one language, their slots filled. */
export function sayIn(language: Language): Say {
  return (word, facts = {}) =>
    words[word][language].replace(/\{(\w+)\}/g, (slot, name: string) => String(facts[name] ?? slot));
}

/** The language of the user: `--lang`, else the locale; what is not Chinese is served in English. */
export function languageOf(wanted: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  if (wanted === 'zh' || wanted === 'en') return wanted;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

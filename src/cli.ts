#!/usr/bin/env node
/** Arguments in, text and exit code out. */
import { availableParallelism } from 'node:os';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { AcceptOptions } from './cli/accept.ts';
import type { CheckOptions } from './cli/check.ts';
import { formats, ocrChoices } from './cli/choices.ts';
import { complain, exits } from './cli/exits.ts';
import { localise, usageSentence } from './cli/help.ts';
import type { LoadOptions } from './cli/load.ts';
import type { QueryOptions } from './cli/query.ts';
import type { RunOptions } from './cli/run.ts';
import type { ShowOptions } from './cli/show.ts';
import { type Language, languageOf, type Say, sayIn } from './cli/words.ts';
import { severities } from './model/severity.ts';
import { version } from './version.ts';

/** The longest time that a timer of Node can wait for. */
const MOST_SECONDS = 2_000_000;
/** A child with the program and one short report holds most of it. */
const LEAST_MEMORY_MB = 300;

function wholeNumber(least: number, say: Say): (text: string) => number {
  return (text) => {
    if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
    throw new InvalidArgumentError(say('wantsWhole', { least }));
  };
}

function seconds(say: Say): (text: string) => number {
  return (text) => {
    if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) <= MOST_SECONDS) return Number(text);
    throw new InvalidArgumentError(say('wantsNumber', { most: MOST_SECONDS }));
  };
}

function oneOf(choices: readonly string[], say: Say): (text: string) => string {
  return (text) => {
    if (choices.includes(text)) return text;
    throw new InvalidArgumentError(say('wantsOneOf', { choices: choices.join(', ') }));
  };
}

function postgresUrl(say: Say): (text: string) => string {
  return (text) => {
    if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
    throw new InvalidArgumentError(say('wantsPostgres'));
  };
}

function languageOption(say: Say): Option {
  return new Option('--lang <zh|en>', say('optLang')).argParser(oneOf(['zh', 'en'], say));
}

/** What every command is built with. */
interface Context {
  readonly say: Say;
  readonly language: Language;
  /** Takes the exit code. */
  readonly end: (code: number) => void;
}

// A command is loaded when it is wanted: the rules and the schemas take longer than what most people ask for.
function buildProgram(context: Context): Command {
  const { say } = context;
  const program = new Command('gouji');
  program.description(say('about')).usage(say('usageProgram')).version(version, '-V, --version', say('optVersion'));
  program.addOption(languageOption(say)).addHelpText('after', `\n${say('exitCodes')}`);
  addRun(program, context);
  addShow(program, context);
  addCheck(program, context);
  addAccept(program, context);
  addRules(program, context);
  addDoctor(program, context);
  addQuery(program, context);
  addLoad(program, context);
  return localise(program, say);
}

function addRun(program: Command, { say, language, end }: Context): void {
  program
    .command('run')
    .description(say('aboutRun'))
    .usage(say('usageRun'))
    .argument('<path...>', say('argInputs'))
    .addOption(new Option('--output <dir>', say('optOutput')).default('output'))
    .addOption(new Option('--jobs <n>', say('optJobs')).argParser(wholeNumber(1, say)))
    .addOption(languageOption(say))
    .addOption(new Option('--timeout <s>', say('optTimeout')).default(300).argParser(seconds(say)))
    .addOption(new Option('--memory <mb>', say('optMemory')).default(1500).argParser(wholeNumber(LEAST_MEMORY_MB, say)))
    .addOption(new Option('--force', say('optForce')))
    .addOption(new Option('--ocr <engine>', say('optOcr')).argParser(oneOf(ocrChoices, say)))
    .addOption(new Option('--fail-on <severity>', say('optFailOn')).argParser(oneOf(severities, say)))
    .addOption(new Option('--no-warehouse', say('optNoWarehouse')))
    .addOption(new Option('--parquet', say('optParquet')))
    .addOption(new Option('--no-page', say('optNoPage')))
    .addOption(new Option('--no-spreadsheet', say('optNoSpreadsheet')))
    .addOption(new Option('--profile <name|file>', say('optProfile')))
    .addOption(new Option('--accepted <file>', say('optAccepted')))
    .addHelpText('after', `\n${say('exitCodes')}`)
    .action(async (inputs: string[], options: Omit<RunOptions, 'language'>) => {
      const { run } = await import('./cli/run.ts');
      end(await run(inputs, { ...options, language, jobs: options.jobs ?? availableParallelism() }, say));
    });
}

function addShow(program: Command, { say, language, end }: Context): void {
  program
    .command('show')
    .description(say('aboutShow'))
    .usage(say('usageShow'))
    .argument('<json>', say('argJson'))
    .addOption(languageOption(say))
    .addOption(new Option('--all', say('optAll')))
    .addOption(new Option('--tables', say('optTables')))
    .action(async (path: string, options: ShowOptions) => {
      const { show } = await import('./cli/show.ts');
      end(show(path, language, options));
    });
}

function addCheck(program: Command, { say, language, end }: Context): void {
  program
    .command('check')
    .description(say('aboutCheck'))
    .usage(say('usageCheck'))
    .argument('<paths...>', say('argReports'))
    .addOption(languageOption(say))
    .addOption(new Option('--fail-on <severity>', say('optFailOn')).argParser(oneOf(severities, say)))
    .addOption(new Option('--profile <name|file>', say('optProfile')))
    .addOption(new Option('--accepted <file>', say('optAccepted')))
    .addOption(new Option('--jobs <n>', say('optJobsCheck')).argParser(wholeNumber(1, say)))
    .addOption(new Option('--no-refresh', say('optNoRefresh')))
    .action(async (paths: string[], options: Omit<CheckOptions, 'language'>) => {
      const { recheck } = await import('./cli/check.ts');
      end(await recheck(paths, { ...options, language, jobs: options.jobs ?? availableParallelism() }, say));
    });
}

function addAccept(program: Command, { say, language, end }: Context): void {
  program
    .command('accept')
    .description(say('aboutAccept'))
    .usage(say('usageAccept'))
    .argument('<json>', say('argJson'))
    .argument('<rule>', say('argRule'))
    .argument('<words>', say('argWords'))
    .addOption(new Option('--reason <text>', say('optReason')).makeOptionMandatory())
    .addOption(new Option('--accepted <file>', say('optAccepted')))
    .addOption(new Option('--no-refresh', say('optNoRefresh')))
    .addOption(languageOption(say))
    .action(async (json: string, rule: string, words: string, options: Omit<AcceptOptions, 'language'>) => {
      const { accept } = await import('./cli/accept.ts');
      end(await accept({ json, rule, words }, { ...options, language }, say));
    });
}

function addRules(program: Command, { say, language, end }: Context): void {
  program
    .command('rules')
    .description(say('aboutRules'))
    .usage(say('usageRules'))
    .argument('[id]', say('argRule'))
    .addOption(languageOption(say))
    .action(async (id: string | undefined) => {
      const { explainRules } = await import('./cli/rules.ts');
      end(explainRules(id, language, say));
    });
}

function addDoctor(program: Command, { say, end }: Context): void {
  program
    .command('doctor')
    .description(say('aboutDoctor'))
    .usage(say('usageDoctor'))
    .addOption(languageOption(say))
    .action(async () => {
      const { doctor } = await import('./cli/doctor.ts');
      end(doctor(say));
    });
}

function addQuery(program: Command, { say, end }: Context): void {
  program
    .command('query')
    .description(say('aboutQuery'))
    .usage(say('usageQuery'))
    .argument('<sql>', say('argSql'))
    .addOption(new Option('--output <dir>', say('optFrom')).default('output'))
    .addOption(new Option('--format <format>', say('optFormat')).default('table').argParser(oneOf(formats, say)))
    .addOption(languageOption(say))
    .action(async (sql: string, options: QueryOptions) => {
      const { query } = await import('./cli/query.ts');
      end(await query(sql, options, say));
    });
}

function addLoad(program: Command, { say, end }: Context): void {
  program
    .command('load')
    .description(say('aboutLoad'))
    .usage(say('usageLoad'))
    .addOption(new Option('--to <url>', say('optTo')).makeOptionMandatory().argParser(postgresUrl(say)))
    .addOption(new Option('--output <dir>', say('optFrom')).default('output'))
    .addOption(new Option('--schema <name>', say('optSchema')).default('gouji'))
    .addOption(languageOption(say))
    .action(async (options: LoadOptions) => {
      const { load } = await import('./cli/load.ts');
      end(await load(options, say));
    });
}

/** The language has to be known before the options are read, because help and errors speak it too. */
function languageIn(argv: readonly string[]): Language {
  const options = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  const at = options.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = options[at] ?? '';
  return languageOf(word.includes('=') ? word.slice(7) : options[at + 1], process.env);
}

async function main(argv: readonly string[]): Promise<void> {
  const language = languageIn(argv);
  const say = sayIn(language);
  const end = (code: number) => {
    process.exitCode = code;
  };
  const program = buildProgram({ say, language, end });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    process.exitCode = complain(usageSentence(error, say), exits.usage);
  }
}

// `gouji show … | head` closes the pipe; that is the reader's right.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await main(process.argv.slice(2));

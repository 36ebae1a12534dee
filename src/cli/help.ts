/** Commander's help and errors in the language of the user. */
import type { Command, CommanderError, Help, Option } from 'commander';
import type { Say, Word } from './words.ts';

const titles: Readonly<Record<string, Word>> = {
  'Usage:': 'helpUsage',
  'Arguments:': 'helpArguments',
  'Options:': 'helpOptions',
  'Commands:': 'helpCommands',
};

const errors: Readonly<Record<string, Word>> = {
  'commander.unknownOption': 'unknownOption',
  'commander.unknownCommand': 'unknownCommand',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'optionMissingArgument',
  'commander.excessArguments': 'excessArguments',
  'commander.invalidArgument': 'invalidArgument',
  'commander.help': 'noCommand',
};

/** Gives a program and its commands help in the user's language, and errors that are thrown instead of printed. */
export function localise(program: Command, say: Say): Command {
  program.helpCommand(false);
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', say('optHelp'))
      .exitOverride()
      .configureOutput({ outputError: () => {} })
      .configureHelp({
        styleTitle: (title) => (titles[title] ? say(titles[title]) : title),
        optionDescription: (option) => describe(option, say),
        subcommandTerm: (sub: Command) => termOf(sub),
      });
  }
  return program;
}

function describe({ description, defaultValue }: Option, say: Say): string {
  return defaultValue === undefined ? description : description + say('helpDefault', { value: String(defaultValue) });
}

function termOf(command: Command): ReturnType<Help['subcommandTerm']> {
  const args = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...args].join(' ');
}

/** What was wrong with the arguments, in a sentence. */
export function usageSentence({ code, message }: CommanderError, say: Say): string {
  const word = errors[code];
  if (!word) return `${message}\n${say('seeHelp')}`;
  const [, what = ''] = /'([^']*)'/.exec(message) ?? [];
  const why = message.slice(message.lastIndexOf(' is invalid. ') + ' is invalid. '.length);
  return `${say(word, { what, why })}\n${say('seeHelp')}`;
}

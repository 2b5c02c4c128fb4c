/** `jixiao completion SHELL`: a script that completes commands, flags and saved questions. */
import { Argument, type Command, type Option } from 'commander'
import { savedQuestions } from '../store/saved-question.ts'
import { printData } from '../terminal/terminal.ts'
import { examples } from './examples.ts'

const shells = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof shells)[number]

export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText(
      'after',
      examples(
        ['source <(jixiao completion bash)'],
        [`jixiao completion zsh > "\${fpath[1]}/_jixiao"`],
        ['jixiao completion fish > ~/.config/fish/completions/jixiao.fish'],
      ),
    )
    .action(async (shell: Shell) => printData(scripts[shell](program)))
}

const scripts: Readonly<Record<Shell, (program: Command) => string>> = { bash, zsh, fish }

function visible(command: Command): readonly Option[] {
  return command.options.filter((option) => !option.hidden)
}

function flags(command: Command): readonly string[] {
  return visible(command).flatMap((option) => option.long ?? option.short ?? [])
}

/** What may follow a command besides flags and files. */
function words(command: Command): readonly string[] {
  const saved = command.name() === 'query' ? savedQuestions().map(({ name }) => `@${name}`) : []
  return [...saved, ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? [])]
}

function bash(program: Command): string {
  const cases = program.commands.map((command) => {
    const choices = visible(command)
      .filter((option) => option.argChoices !== undefined)
      .map(
        (option) =>
          `        ${option.long}) COMPREPLY=($(compgen -W "${option.argChoices?.join(' ')}" -- "$current")); return ;;`,
      )
    const inner =
      choices.length === 0 ? '' : `      case "$previous" in\n${choices.join('\n')}\n      esac\n`
    const known = [...words(command), ...flags(command), '--help'].join(' ')
    return `    ${command.name()})\n${inner}      words="${known}" ;;`
  })
  const names = program.commands.map((command) => command.name())
  return `# bash completion of jixiao
_jixiao() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${[...names, ...flags(program), '--help'].join(' ')}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _jixiao jixiao
`
}

function zsh(program: Command): string {
  const listed = program.commands.map(
    (command) => `    ${single(`${command.name()}:${command.description()}`)}`,
  )
  const cases = program.commands.map((command) => {
    const options = visible(command).map((option) => `        ${single(zshOption(option))}`)
    const known = words(command)
    const rest = known.length === 0 ? '*:file:_files' : `*:word:(${known.join(' ')})`
    return `      ${command.name()}) _arguments \\\n${[...options, `        ${single(rest)}`].join(' \\\n')} ;;`
  })
  return `#compdef jixiao
_jixiao() {
  local -a commands
  commands=(
${listed.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    local chosen="\${words[2]}"
    shift words
    (( CURRENT-- ))
    case "$chosen" in
${cases.join('\n')}
    esac
  fi
}
_jixiao "$@"
`
}

function zshOption({ long, short, description, argChoices, required }: Option): string {
  const value = argChoices ? `:value:(${argChoices.join(' ')})` : required ? ':value:_files' : ''
  return `${long ?? short}[${description.replaceAll(/[[\]]/gu, '')}]${value}`
}

function fish(program: Command): string {
  const lines = program.commands.flatMap((command) => {
    const within = `complete -c jixiao -n "__fish_seen_subcommand_from ${command.name()}"`
    const known = words(command)
    return [
      `complete -c jixiao -n __fish_use_subcommand -f -a ${command.name()} -d ${single(command.description())}`,
      ...(known.length === 0 ? [] : [`${within} -f -a ${single(known.join(' '))}`]),
      ...visible(command).map((option) => {
        const value = option.argChoices ? ` -x -a ${single(option.argChoices.join(' '))}` : ''
        const name = (option.long ?? '').replace(/^--/u, '')
        return `${within} -l ${name}${option.required ? ' -r' : ''}${value} -d ${single(option.description)}`
      }),
    ]
  })
  return `# fish completion of jixiao\n${lines.join('\n')}\n`
}

/** A word that a shell takes as it stands. */
function single(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface CommandArguments {
  /** Messages to judge, when no file is named. */
  readonly texts: readonly string[]
  /** JSON lines to judge; `-` is standard input. */
  readonly file: string | undefined
  readonly model: string | undefined
  readonly help: boolean
}

/** A command line that asks for nothing that can be done; its message is for the person who typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export const usage = `counterflow-classify "where is my parcel" …   says what messages are about
counterflow-classify --file in.jsonl          judges a file of {"text": …} lines; --file - reads standard input

One line of {"labels": [{"topic", "probability"}], "probabilities", "language"} for each, in order, on standard
output; progress on standard error. No label means that no topic is certain enough.

  --model FOLDER   another model: config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx
`

/** Reads the command line. */
export function parseCommand(args: readonly string[]): CommandArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        file: { type: 'string', short: 'f' },
        model: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const help = values.help === true || (values.file === undefined && positionals.length === 0)
    if (values.file !== undefined && positionals.length > 0) {
      throw new CommandError('Give either messages or --file, not both.')
    }
    return { texts: positionals, file: values.file, model: values.model, help }
  } catch (error) {
    throw error instanceof CommandError || !(error instanceof Error) ? error : new CommandError(error.message)
  }
}

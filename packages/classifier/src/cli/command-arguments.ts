import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface CommandArguments {
  /** Messages to judge, when no file is named. */
  readonly texts: readonly string[]
  /** JSON lines to judge; `-` is standard input. */
  readonly file: string | undefined
  /** A folder or a hub's model; the one that comes with the product, when undefined. */
  readonly model: string | undefined
  /** Where a hub's models are kept. */
  readonly cache: string
  /** Labelled JSON lines to which the model's certainty is fitted. */
  readonly calibrate: string | undefined
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

  --model FOLDER         another model: config.json, tokenizer.json, tokenizer_config.json, onnx/
  --model OWNER/NAME     one of a hub's, fetched once into --cache (.counterflow/models)
  --calibrate FILE       fits the model's certainty to {"text", "topic"} lines, and keeps that beside its files
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
        cache: { type: 'string', default: '.counterflow/models' },
        calibrate: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const { file, model, cache, calibrate } = values
    const asked = [positionals.length > 0, file !== undefined, calibrate !== undefined].filter(Boolean)
    if (asked.length > 1) throw new CommandError('Give either messages or --file or --calibrate.')
    if (calibrate !== undefined && model === undefined) {
      throw new CommandError(
        'Name the --model to calibrate: the one that comes with the product is calibrated.',
      )
    }
    return {
      texts: positionals,
      file,
      model,
      cache,
      calibrate,
      help: values.help === true || asked.length === 0,
    }
  } catch (error) {
    throw error instanceof CommandError || !(error instanceof Error) ? error : new CommandError(error.message)
  }
}

import { plainColumn, textColumn, textColumnOf } from '../../../platform/database/column-parameters.js'
import type { StepRecord } from './step-record.js'

/** A record with its place in the history of its run. */
export interface PlacedRecord {
  readonly runId: string
  /** That of the hold under which it is written. */
  readonly epoch: number
  readonly position: number
  readonly record: StepRecord
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** An instant as PostgreSQL reads it. */
export const instant = (value: number | null): string | null =>
  value === null ? null : new Date(value).toISOString()

/** Rows of `steps` as parameters of one statement, to be read by `stepColumnsFrom`. */
export function stepColumns(rows: readonly PlacedRecord[]): string[] {
  const plain = (pick: (row: PlacedRecord) => string | number | null) => plainColumn(rows.map(pick))
  const text = (pick: (row: PlacedRecord) => string | null) => textColumn(rows.map(pick))
  return [
    plain(({ runId }) => runId),
    plain(({ record }) => record.address.nodeId),
    text(({ record }) => record.address.iteration.join('.')),
    plain(({ record }) => record.attempt),
    plain(({ record }) => record.kind),
    plain(({ position }) => position),
    plain(({ epoch }) => epoch),
    // As a number, which is a hundredth of the work that a date as text is for both sides.
    plain(({ record }) => record.at),
    plain(({ record }) => record.milliseconds),
    plain(({ record }) => record.port),
    plain(({ record }) => instant(record.until)),
    text(({ record }) => json(record.input)),
    text(({ record }) => json(record.output)),
    text(({ record }) => json(record.error)),
  ]
}

/** The SQL of the rows that `stepColumns` made into the parameters from `$first` on. */
export function stepColumnsFrom(first: number): string {
  const types = [
    'uuid',
    'text',
    '',
    'int',
    'text',
    'int',
    'int',
    'float8',
    'real',
    'text',
    'timestamptz',
    '',
    '',
    '',
  ]
  const columns = types.map((type, index) =>
    type === '' ? textColumnOf(first + index) : `$${first + index}::${type}[]`,
  )
  return `
  select * from unnest(${columns.join(', ')})
    as x(run_id, node_id, iteration, attempt, kind, position, epoch, at, milliseconds, port, until, input, output, error)`
}

/** The SQL that writes those rows of `record`, read by `stepColumnsFrom`, that are in `held`. */
export const writeSteps = (held: string) => `
  insert into steps (run_id, node_id, iteration, attempt, kind, position, epoch, at, milliseconds, port, until, input, output, error)
  select x.run_id, x.node_id, coalesce(x.iteration, ''), x.attempt, x.kind, x.position, x.epoch, to_timestamp(x.at / 1000), x.milliseconds, x.port, x.until,
    x.input, x.output, x.error
    from record x join ${held}`

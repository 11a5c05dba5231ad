import { formatNumber, formatSpan } from '@counterflow/i18n'
import { type Column, useText } from '@counterflow/ui'

type CountKey<Row> = { [Key in keyof Row]: Row[Key] extends number ? Key : never }[keyof Row] & string

/** The columns of numbers that the tables of figures share. */
export function useFigureColumns<Row extends object>() {
  const { t, language } = useText()
  const counted = (key: CountKey<Row>, header: string): Column<Row> => ({
    key,
    header,
    align: 'end',
    cell: (row) => <span className="cf-figures">{formatNumber(Number(row[key]), language)}</span>,
  })
  const waited: Column<Row> = {
    key: 'wait',
    header: t('inboxFigures.medianWait'),
    align: 'end',
    wide: true,
    cell: (row) => {
      const wait = 'medianWait' in row ? row.medianWait : null
      return typeof wait === 'number' ? formatSpan(Math.round(wait), language) : '–'
    },
  }
  return { counted, waited }
}

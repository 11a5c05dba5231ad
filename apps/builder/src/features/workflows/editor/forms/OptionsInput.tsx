import type { Value } from '@counterflow/core'
import { type Text, useText } from '@counterflow/ui'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../session/useStaff'
import { connectionsQuery } from '../../../settings/connections/connection-queries'
import { staffQuery } from '../../../settings/staff-query'
import { useEditor } from '../EditorContext'

interface Option {
  value: string
  label: string
}

interface OptionSource {
  /** What there is; undefined while it is not known yet. */
  useOptions: () => readonly Option[] | undefined
  words: (text: Text) => { choose: string; none: string; gone: string }
}

function useConnectionOptions(): readonly Option[] | undefined {
  const { data } = useQuery(connectionsQuery)
  return data?.map(({ id, name }) => ({ value: id, label: name }))
}

function useStaffOptions(): readonly Option[] | undefined {
  const may = useMay()
  const { data } = useQuery({ ...staffQuery, enabled: may('staff.read') })
  return data?.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))
}

/** Where the choices come from that a plugin's schema names by `x-counterflow-options`. */
const sources: Readonly<Record<string, OptionSource>> = {
  connections: {
    useOptions: useConnectionOptions,
    words: ({ t }) => ({
      choose: t('connections.choose'),
      none: t('connections.noneToChoose'),
      gone: t('connections.gone'),
    }),
  },
  staff: {
    useOptions: useStaffOptions,
    words: ({ t }) => ({
      choose: t('settings.staff.choose'),
      none: t('settings.staff.noneToChoose'),
      gone: t('settings.staff.gone'),
    }),
  },
}

/** The source of that name; undefined for one that only a newer version knows. */
export const optionSource = (name: string | undefined): OptionSource | undefined =>
  name !== undefined && Object.hasOwn(sources, name) ? sources[name] : undefined

interface OptionsInputProps {
  source: OptionSource
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** One of the things that the shop has, kept by its id. */
export function OptionsInput({ source, label, value, onChange }: OptionsInputProps) {
  const text = useText()
  const { readOnly } = useEditor()
  const found = source.useOptions()
  const { choose, none, gone } = source.words(text)
  const chosen = typeof value === 'string' && value !== '' ? value : null
  const isGone = found !== undefined && chosen !== null && !found.some((option) => option.value === chosen)
  return (
    <Select
      aria-label={label}
      size="sm"
      readOnly={readOnly}
      placeholder={choose}
      nothingFoundMessage={none}
      searchable
      clearable
      data={[...(found ?? []), ...(isGone ? [{ value: chosen, label: gone }] : [])]}
      value={chosen}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

import type { Schemas } from '@counterflow/api-client'
import type { Text } from '@counterflow/ui'
import { Select } from '@mantine/core'
import { choiceField } from '../../platform/list/filters/choice-field'
import { daysField } from '../../platform/list/filters/days-field'
import type { FilterField } from '../../platform/list/filters/filter-field'
import type { AuditFilters } from './audit-queries'
import { deedWords } from './deed-words'

interface Known {
  deeds: readonly { deed: string }[]
  staff: readonly Pick<Schemas['Staff'], 'id' | 'name'>[]
}

const outcomes = ['done', 'refused', 'failed'] as const

/** By what the audit log is filtered. */
export function auditFilterFields(text: Text, { deeds, staff }: Known): FilterField<AuditFilters>[] {
  const { t } = text
  return [
    oneOf(text, {
      key: 'actor',
      label: t('audit.who'),
      options: staff.map(({ id, name }) => ({ value: id, label: name })),
      read: ({ actorId }) => actorId,
      write: (actorId) => ({ actorId }),
    }),
    oneOf(text, {
      key: 'deed',
      label: t('audit.deedLabel'),
      options: deeds
        .map(({ deed }) => ({ value: deed, label: deedWords(deed, text) }))
        .toSorted((left, right) => left.label.localeCompare(right.label)),
      read: ({ deed }) => deed,
      write: (deed) => ({ deed }),
    }),
    choiceField(text, {
      key: 'outcome',
      label: t('audit.outcome'),
      options: outcomes.map((value) => ({ value, label: t(`audit.outcomeOf.${value}`) })),
      read: ({ outcome }: AuditFilters) => outcome && [outcome],
      // The log is asked for one outcome; the one chosen last is meant.
      write: (values) => ({ outcome: values?.at(-1) }),
    }),
    daysField(text, {
      key: 'at',
      label: t('audit.when'),
      read: ({ from, before }: AuditFilters) => ({ from, to: before }),
      write: ({ from, to }) => ({ from, before: to }),
    }),
    oneOf(text, {
      key: 'subject',
      label: t('audit.subject'),
      options: [],
      read: ({ subjectId }) => subjectId,
      write: (subjectId) => ({ subjectId }),
    }),
  ]
}

interface OneOfOptions {
  key: string
  label: string
  options: readonly { value: string; label: string }[]
  read: (filters: AuditFilters) => string | undefined
  write: (value: string | undefined) => Partial<AuditFilters>
}

function oneOf({ t }: Text, { key, label, options, read, write }: OneOfOptions): FilterField<AuditFilters> {
  return {
    key,
    label,
    cleared: write(undefined),
    describe: (filters) => {
      const value = read(filters)
      if (value === undefined) return undefined
      const name = options.find((option) => option.value === value)?.label ?? value
      return t('lists.anyOf', { field: label, values: name })
    },
    editor: ({ filters, onChange, onDone }) => (
      <Select
        aria-label={label}
        data={[...options]}
        value={read(filters) ?? null}
        searchable
        data-autofocus
        nothingFoundMessage={t('navigation.paletteEmpty')}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => {
          onChange(write(value ?? undefined))
          onDone()
        }}
      />
    ),
  }
}

import { type Column, RelativeTime, StatusBadge, type Text } from '@counterflow/ui'
import { Text as Paragraph, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck } from '@tabler/icons-react'
import type { AuditEntry } from './audit-queries'
import { deedWords } from './deed-words'

/** How an entry is shown in a row. */
export function auditColumns(text: Text, onOpen: (entry: AuditEntry) => void): readonly Column<AuditEntry>[] {
  const { t } = text
  return [
    {
      key: 'deed',
      header: t('audit.deedLabel'),
      cell: (entry) => (
        <>
          <UnstyledButton data-row-link fw={600} fz="sm" onClick={() => onOpen(entry)}>
            {deedWords(entry.deed, text)}
          </UnstyledButton>
          <Paragraph size="xs" c="dimmed" hiddenFrom="sm">
            {actorWords(entry, text)}
          </Paragraph>
        </>
      ),
    },
    { key: 'actor', header: t('audit.who'), wide: true, cell: (entry) => actorWords(entry, text) },
    {
      key: 'outcome',
      header: t('audit.outcome'),
      cell: ({ outcome }) => <Outcome outcome={outcome} text={text} />,
    },
    {
      key: 'address',
      header: t('audit.from'),
      wide: true,
      cell: ({ address }) => <span className="cf-figures">{address ?? '–'}</span>,
    },
    {
      key: 'at',
      header: t('audit.when'),
      align: 'end',
      cell: ({ at }) => <RelativeTime instant={at} />,
    },
  ]
}

/** Who did it, with what that one is. */
export function actorWords({ actor }: AuditEntry, { t }: Text): string {
  if (actor.type === 'nobody') return t('audit.actor.nobody')
  return `${actor.name} · ${t(`audit.actor.${actor.type}`)}`
}

const looks = {
  done: { tone: 'good', icon: IconCheck },
  refused: { tone: 'bad', icon: IconBan },
  failed: { tone: 'caution', icon: IconAlertTriangle },
} as const

export function Outcome({ outcome, text: { t } }: { outcome: AuditEntry['outcome']; text: Text }) {
  return <StatusBadge {...looks[outcome]} label={t(`audit.outcomeOf.${outcome}`)} />
}

import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Anchor, Button, Code, Drawer, Group, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { actorWords, Outcome } from './audit-columns'
import type { AuditEntry, AuditFilters } from './audit-queries'
import { deedWords } from './deed-words'

interface AuditDrawerProps {
  entry: AuditEntry | undefined
  onClose: () => void
  onNarrow: (change: Partial<AuditFilters>) => void
}

/** Everything that is known of one entry. */
export function AuditDrawer({ entry, onClose, onNarrow }: AuditDrawerProps) {
  const text = useText()
  const { t, language } = text
  return (
    <Drawer
      opened={entry !== undefined}
      onClose={onClose}
      position="right"
      title={entry && deedWords(entry.deed, text)}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      {entry !== undefined && (
        <Stack gap="md">
          <div>
            <Outcome outcome={entry.outcome} text={text} />
          </div>
          <Fact name={t('audit.who')}>{actorWords(entry, text)}</Fact>
          <Fact name={t('audit.when')}>{formatDateTime(entry.at, language)}</Fact>
          {entry.subject !== null && (
            <Fact name={t('audit.subject')}>
              <Subject subject={entry.subject} />
            </Fact>
          )}
          <Fact name={t('audit.from')}>{entry.address ?? '–'}</Fact>
          {entry.userAgent !== null && <Fact name={t('audit.device')}>{entry.userAgent}</Fact>}
          {entry.changes.length > 0 && <Changes changes={entry.changes} />}
          <Fact name={t('audit.operation')}>
            <Code>{entry.deed}</Code>
          </Fact>
          <Group gap="xs">
            {entry.actor.id !== null && (
              <Button
                size="xs"
                variant="default"
                onClick={() => onNarrow({ actorId: entry.actor.id ?? undefined })}
              >
                {t('audit.moreByActor')}
              </Button>
            )}
            {entry.subject !== null && (
              <Button size="xs" variant="default" onClick={() => onNarrow({ subjectId: entry.subject?.id })}>
                {t('audit.moreOfSubject')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Drawer>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  )
}

function Subject({ subject: { type, id } }: { subject: { type: string; id: string } }) {
  if (type === 'order') {
    return (
      <Anchor
        size="sm"
        renderRoot={(root) => <Link {...root} to="/orders/$orderId" params={{ orderId: id }} />}
      >
        {id}
      </Anchor>
    )
  }
  if (type === 'customer') {
    return (
      <Anchor
        size="sm"
        renderRoot={(root) => <Link {...root} to="/customers/$customerId" params={{ customerId: id }} />}
      >
        {id}
      </Anchor>
    )
  }
  return id
}

function Changes({ changes }: { changes: AuditEntry['changes'] }) {
  const { t } = useText()
  return (
    <Table aria-label={t('audit.changes')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('audit.field')}</Table.Th>
          <Table.Th>{t('audit.before')}</Table.Th>
          <Table.Th>{t('audit.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Td>{field}</Table.Td>
            <Table.Td>{written(before)}</Table.Td>
            <Table.Td>{written(after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function written(value: unknown): string {
  if (value === undefined || value === null) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

import { type Column, DataTable, RelativeTime, useNow, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { RegisterBadge } from './RegisterBadge'
import type { Register } from './register-queries'
import { registerState } from './register-state'
import { useRegisterFacts } from './useRegisterFacts'

/** The registers of a location with what one wants to know of them first. */
export function RegistersTable({ label, registers }: { label: string; registers: readonly Register[] }) {
  const { t } = useText()
  const now = useNow()
  const factsOf = useRegisterFacts(registers)
  const columns: readonly Column<Register>[] = [
    {
      key: 'name',
      header: t('registers.name'),
      cell: ({ id, name, code }) => (
        <>
          <Link to="/registers/$registerId" params={{ registerId: id }} data-row-link>
            {name}
          </Link>
          <Text size="xs" c="dimmed">
            {code}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t('registers.state'),
      cell: (register) => {
        const facts = factsOf(register.id)
        return (
          <>
            <RegisterBadge state={registerState(register, facts, now)} />
            {facts.pending !== undefined && facts.pending > 0 && (
              <Text size="xs" c="dimmed">
                {t('registers.pending', { count: facts.pending })}
              </Text>
            )}
          </>
        )
      },
    },
    {
      key: 'device',
      header: t('registers.device'),
      wide: true,
      cell: ({ device, epoch }) =>
        device === null ? (
          <Text c="dimmed">{t('registers.noDevice')}</Text>
        ) : (
          <>
            {device.name}
            <Text size="xs" c="dimmed">
              {t('registers.epoch')} {epoch}
            </Text>
          </>
        ),
    },
    {
      key: 'seen',
      header: t('registers.seen'),
      cell: ({ device }) =>
        device?.lastSeenAt ? <RelativeTime instant={device.lastSeenAt} /> : t('registers.never'),
    },
    {
      key: 'version',
      header: t('registers.version'),
      wide: true,
      cell: ({ device }) => device?.appVersion ?? '–',
    },
  ]
  return <DataTable bare label={label} columns={columns} rows={registers} rowKey={({ id }) => id} />
}

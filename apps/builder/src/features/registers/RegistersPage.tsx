import { EmptyState, ErrorState, PageHeader, Panel, useText } from '@counterflow/ui'
import { Button, Stack } from '@mantine/core'
import { IconCashRegister, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { locationsQuery } from '../settings/locations/location-queries'
import { RegisterForm } from './RegisterForm'
import { RegistersTable } from './RegistersTable'
import { type Register, registersQuery } from './register-queries'

/** Every register by its location. */
export function RegistersPage() {
  const text = useText()
  const { t, local } = text
  const registers = useQuery(registersQuery)
  const { data: locations = [] } = useQuery(locationsQuery)
  const [adding, setAdding] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('registers.add')}
    </Button>
  )
  const groups = byLocation(registers.data ?? []).map(([id, items]) => ({
    id,
    items,
    name: local(locations.find((location) => location.id === id)?.name ?? { en: '', ko: '', ja: '' }),
  }))
  return (
    <>
      <PageHeader title={t('registers.title')} intro={t('registers.intro')} actions={add} />
      {registers.data === undefined ? (
        registers.error === null ? (
          <PagePending />
        ) : (
          <ErrorState
            message={problemParagraph(registers.error, text)}
            onRetry={() => void registers.refetch()}
          />
        )
      ) : groups.length === 0 ? (
        <EmptyState icon={IconCashRegister} title={t('registers.emptyTitle')} body={t('registers.emptyBody')}>
          {add}
        </EmptyState>
      ) : (
        <Stack>
          {groups.map(({ id, name, items }) => (
            <Panel key={id} title={name === '' ? t('registers.location') : name} flush>
              <RegistersTable label={name} registers={items} />
            </Panel>
          ))}
        </Stack>
      )}
      {adding && <RegisterForm register={undefined} onClose={() => setAdding(false)} />}
    </>
  )
}

function byLocation(registers: readonly Register[]): [string, Register[]][] {
  const groups = new Map<string, Register[]>()
  for (const register of registers) {
    groups.set(register.locationId, [...(groups.get(register.locationId) ?? []), register])
  }
  return [...groups]
}

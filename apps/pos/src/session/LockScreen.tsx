import { EmptyState, LanguageMenu, useText } from '@counterflow/ui'
import { Button, Text, Title } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { SyncPill } from '../sync/SyncPill'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import classes from './LockScreen.module.css'
import { PinPad } from './PinPad'
import { StaffTiles } from './StaffTiles'

/** Who works here? The name, then the PIN. */
export function LockScreen() {
  const { t } = useText()
  const { device, session, records, sync } = useTill()
  const staff = useLive(records.staff)
  const seller = useLive(session.seller)
  const ready = staff.filter(({ pin }) => pin !== null)
  const [chosenId, choose] = useState(
    seller?.staff.staffId ?? (ready.length === 1 ? ready[0]?.staffId : undefined),
  )
  const chosen = ready.find(({ staffId }) => staffId === chosenId)
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <div>
          <Title order={1}>{device.register.name}</Title>
          <Text c="dimmed">{device.location.name}</Text>
        </div>
        <span className={classes.push} />
        <SyncPill />
        <LanguageMenu compact />
      </header>
      <main className={classes.body}>
        {staff.length === 0 ? (
          <EmptyState icon={IconUsers} title={t('till.session.nobody')} body={t('till.session.nobodyBody')}>
            <Button size="lg" mt="xs" onClick={() => void sync.now()}>
              {t('till.sync.now')}
            </Button>
          </EmptyState>
        ) : (
          <>
            <section aria-label={t('till.session.who')}>
              <Title order={2} mb="sm">
                {t('till.session.who')}
              </Title>
              <StaffTiles staff={staff} chosen={chosen} onChoose={({ staffId }) => choose(staffId)} />
            </section>
            <section className={classes.pin} aria-label={t('till.session.pin')}>
              {chosen === undefined ? (
                <Text c="dimmed">{t('till.session.chooseFirst')}</Text>
              ) : (
                <PinPad
                  key={chosen.staffId}
                  label={chosen.name}
                  onPin={(pin) => session.enter(chosen.staffId, pin)}
                />
              )}
            </section>
          </>
        )}
      </main>
    </div>
  )
}

import { type ShiftState, type TillSettings, tillAllowance } from '@counterflow/core'
import { formatNumber } from '@counterflow/i18n'
import { MoneyText, Panel, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconCashBanknotePlus, IconCashMove, IconLockOpen, IconReport } from '@tabler/icons-react'
import { useState } from 'react'
import { useSeller, useTill } from '../till/TillContext'
import { MoveCash } from './MoveCash'
import { OpenDrawer } from './OpenDrawer'
import classes from './Shift.module.css'

interface CurrentShiftProps {
  shift: ShiftState
  settings: TillSettings
  onClose: () => void
}

type Deed = 'in' | 'out' | 'drawer'

/** The shift under way: what is in the drawer, and what can be done about it. */
export function CurrentShift({ shift, settings, onClose }: CurrentShiftProps) {
  const { t, language } = useText()
  const { session } = useTill()
  const { policy } = useSeller()
  const [deed, setDeed] = useState<Deed>()
  const maySee = tillAllowance(policy, 'see_expected_cash') === 'allowed'
  const { currency } = shift
  const close = async () => {
    if ((await session.ask('close_shift')) !== 'denied') onClose()
  }
  return (
    <Panel title={t('till.shift.current')}>
      <dl className={classes.figures}>
        <div>
          <dt>{t('till.shift.tickets')}</dt>
          <dd>{formatNumber(shift.tickets, language)}</dd>
        </div>
        <div>
          <dt>{t('till.shift.float')}</dt>
          <dd>
            <MoneyText money={{ amount: shift.float, currency }} />
          </dd>
        </div>
        {maySee && (
          <div>
            <dt>{t('till.shift.expected')}</dt>
            <dd>
              <MoneyText money={{ amount: shift.cash, currency }} />
            </dd>
          </div>
        )}
      </dl>
      <div className={classes.deeds}>
        <Button
          size="lg"
          h={64}
          variant="default"
          leftSection={<IconCashBanknotePlus aria-hidden />}
          onClick={() => setDeed('in')}
        >
          {t('till.shift.cashIn')}
        </Button>
        <Button
          size="lg"
          h={64}
          variant="default"
          leftSection={<IconCashMove aria-hidden />}
          onClick={() => setDeed('out')}
        >
          {t('till.shift.cashOut')}
        </Button>
        <Button
          size="lg"
          h={64}
          variant="default"
          leftSection={<IconLockOpen aria-hidden />}
          onClick={() => setDeed('drawer')}
        >
          {t('till.shift.drawer')}
        </Button>
        <Button size="lg" h={64} leftSection={<IconReport aria-hidden />} onClick={() => void close()}>
          {t('till.shift.close')}
        </Button>
      </div>
      {(deed === 'in' || deed === 'out') && (
        <MoveCash direction={deed} shift={shift} settings={settings} onClose={() => setDeed(undefined)} />
      )}
      {deed === 'drawer' && <OpenDrawer shift={shift} onClose={() => setDeed(undefined)} />}
    </Panel>
  )
}

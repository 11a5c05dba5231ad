import { ErrorState, Notice, PageHeader, useNow, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { BackToList, ButtonLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { DevicesPanel } from './devices/DevicesPanel'
import { EnrolDialog } from './enrolment/EnrolDialog'
import { RegisterBadge } from './RegisterBadge'
import { RegisterFacts } from './RegisterFacts'
import { RegisterForm } from './RegisterForm'
import { type Register, registerQuery, useChangeRegister } from './register-queries'
import { registerState } from './register-state'
import { useRegisterFacts } from './useRegisterFacts'

const route = getRouteApi('/shell/registers/$registerId')

/** One register with all devices that have been it. */
export function RegisterPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const { registerId } = route.useParams()
  const { data: register, error, refetch } = useQuery(registerQuery(registerId))
  const facts = useRegisterFacts(register === undefined ? [] : [register])(registerId)
  const now = useNow()
  if (register === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title={register.name}
        back={<BackToList to="/registers">{t('registers.title')}</BackToList>}
        badges={<RegisterBadge state={registerState(register, facts, now)} />}
        actions={<Deeds register={register} />}
      />
      <Stack>
        {!register.active && <Notice tone="neutral">{t('registers.closedNotice')}</Notice>}
        {register.device?.frozenWhy === 'fork' && <Notice tone="bad">{t('registers.devices.fork')}</Notice>}
        {register.active && register.device?.revokedAt != null && (
          <Notice tone="caution">{t('registers.revokedNotice')}</Notice>
        )}
        <RegisterFacts register={register} facts={facts} />
        <Group gap="xs">
          {may('orders.read') && (
            <ButtonLink to="/orders" search={{ registerId: register.id }} variant="default">
              {t('registers.salesLink')}
            </ButtonLink>
          )}
          <ButtonLink to="/completeness" search={{ registerId }} variant="default">
            {t('registers.completenessLink')}
          </ButtonLink>
          <ButtonLink to="/shifts" search={{ registerId }} variant="default">
            {t('registers.shiftsLink')}
          </ButtonLink>
          <ButtonLink to="/till-exceptions" search={{ registerId }} variant="default">
            {t('registers.exceptionsLink')}
          </ButtonLink>
        </Group>
        <DevicesPanel register={register} pending={facts.pending} />
      </Stack>
    </>
  )
}

function Deeds({ register }: { register: Register }) {
  const { t } = useText()
  const [open, setOpen] = useState<'change' | 'enrol'>()
  const change = useChangeRegister(register)
  const notifyProblem = useNotifyProblem()
  const close = () => setOpen(undefined)
  const setActive = (active: boolean) => change.mutate({ active }, { onError: notifyProblem })
  const confirm = () =>
    modals.openConfirmModal({
      title: t('registers.outOfUseTitle', { name: register.name }),
      children: <Text>{t('registers.outOfUseBody')}</Text>,
      labels: { confirm: t('registers.outOfUse'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => setActive(false),
    })
  return (
    <>
      <Button variant="default" onClick={() => setOpen('change')}>
        {t('registers.edit')}
      </Button>
      {register.active ? (
        <>
          <Button variant="default" onClick={confirm} loading={change.isPending}>
            {t('registers.outOfUse')}
          </Button>
          <Button onClick={() => setOpen('enrol')}>
            {t(register.device === null ? 'registers.enrol.action' : 'registers.enrol.replace')}
          </Button>
        </>
      ) : (
        <Button onClick={() => setActive(true)} loading={change.isPending}>
          {t('registers.intoUse')}
        </Button>
      )}
      {open === 'change' && <RegisterForm register={register} onClose={close} />}
      {open === 'enrol' && <EnrolDialog register={register} onClose={close} />}
    </>
  )
}

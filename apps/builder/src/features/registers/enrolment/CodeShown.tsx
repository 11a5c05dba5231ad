import { formatSpan } from '@counterflow/i18n'
import { CopyTextButton, Notice, useText } from '@counterflow/ui'
import { Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { renderSVG } from 'uqr'
import { useMay } from '../../session/useStaff'
import { addressesQuery } from '../../settings/addresses/addresses-query'
import classes from './CodeShown.module.css'
import { tillAddress } from './till-address'

interface CodeShownProps {
  code: string
  expiresAt: string
  renewing: boolean
  onRenew: () => void
}

/** The code in huge letters and as a picture, with the time that is left of it. */
export function CodeShown({ code, expiresAt, renewing, onRenew }: CodeShownProps) {
  const { t, language } = useText()
  const left = useSecondsUntil(expiresAt)
  const may = useMay()
  const { data: known } = useQuery({ ...addressesQuery, enabled: may('shop.read') })
  const page = { origin: window.location.origin, isSecure: window.isSecureContext }
  const { scanned, typed, onlyHere } = tillAddress(page, known, code)
  if (left <= 0) {
    return (
      <Stack>
        <Notice tone="caution" urgent>
          {t('registers.enrol.over')}
        </Notice>
        <Group justify="flex-end">
          <Button loading={renewing} onClick={onRenew}>
            {t('registers.enrol.again')}
          </Button>
        </Group>
      </Stack>
    )
  }
  const picture = renderSVG(scanned, { border: 2 })
  return (
    <Stack>
      <Text>{t('registers.enrol.intro')}</Text>
      {onlyHere && <Notice tone="caution">{t('registers.enrol.onlyHere')}</Notice>}
      <div className={classes.both}>
        <div className={classes.words}>
          <div>
            <Text size="xs" fw={600} c="dimmed">
              {t('registers.enrol.address')}
            </Text>
            <Text className={classes.address}>{typed}</Text>
            <CopyTextButton value={typed} />
          </div>
          <div>
            <Text size="xs" fw={600} c="dimmed">
              {t('registers.enrol.code')}
            </Text>
            <Text className={classes.code}>{code}</Text>
            <Text size="sm" c="dimmed" role="timer">
              {t('registers.enrol.left', { time: formatSpan(left, language) })}
            </Text>
          </div>
        </div>
        <img
          className={classes.picture}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`}
          alt={t('registers.enrol.picture')}
        />
      </div>
      <Group gap="xs" role="status">
        <Loader size="xs" />
        <Text size="sm" c="dimmed">
          {t('registers.enrol.waiting')}
        </Text>
      </Group>
    </Stack>
  )
}

function useSecondsUntil(instant: string): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return Math.ceil((Date.parse(instant) - now) / 1_000)
}

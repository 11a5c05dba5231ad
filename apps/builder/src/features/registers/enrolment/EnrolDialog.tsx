import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { type Register, registerQuery, useMakeCode } from '../register-queries'
import { CodeShown } from './CodeShown'

/** The device may come while nothing tells of it: it is asked for as well, so often, in milliseconds. */
const lookEvery = 3_000

/** Makes the code by which a device becomes the register, and tells when one has. */
export function EnrolDialog({ register, onClose }: { register: Register; onClose: () => void }) {
  const { t } = useText()
  // The epoch that counts is the one at the opening: a device that comes raises it.
  const [before] = useState(register.epoch)
  const make = useMakeCode(register.id)
  const { data: now = register } = useQuery({
    ...registerQuery(register.id),
    refetchInterval: make.data === undefined ? false : lookEvery,
  })
  const arrived = make.data !== undefined && now.epoch > before ? now.device : null
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('registers.enrol.title', { name: register.name })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      {arrived !== null ? (
        <Stack>
          <Notice
            tone="good"
            urgent
            title={t('registers.enrol.done', { device: arrived.name, name: now.name })}
          >
            <Text size="sm">{t('registers.enrol.doneBody')}</Text>
          </Notice>
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {t('registers.enrol.finish')}
            </Button>
          </Group>
        </Stack>
      ) : make.data === undefined ? (
        <Stack>
          <Text>{t('registers.enrol.intro')}</Text>
          {register.device !== null && register.device.frozenAt === null && (
            <Notice tone="caution">{t('registers.enrol.replaces')}</Notice>
          )}
          <FailureNotice error={make.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('general.cancel')}
            </Button>
            <Button onClick={() => make.mutate()} loading={make.isPending} data-autofocus>
              {t('registers.enrol.make')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <FailureNotice error={make.error} />
          <CodeShown
            key={make.data.code}
            code={make.data.code}
            expiresAt={make.data.expiresAt}
            renewing={make.isPending}
            onRenew={() => make.mutate()}
          />
        </Stack>
      )}
    </Modal>
  )
}

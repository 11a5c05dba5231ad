import { LanguageMenu, Mark, Notice, useText } from '@counterflow/ui'
import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import classes from '../opening/Opening.module.css'
import { SyncServerError } from '../sync/sync-server'
import { CodeScanner } from './CodeScanner'
import { carriedCode, dropCode } from './carried-code'
import { deviceName } from './device-name'

type Failure = 'unreachable' | 'refused' | 'too_many'

interface EnrolmentPageProps {
  /** This device was a till until somebody cleared the browser's storage. */
  wasCleared?: boolean | undefined
  onEnrol: (code: string, deviceName: string) => Promise<void>
}

/** Makes this device a register, by the code that the back office shows. */
export function EnrolmentPage({ wasCleared = false, onEnrol }: EnrolmentPageProps) {
  const { t } = useText()
  const [code, setCode] = useState(() => carriedCode(Date.now()) ?? '')
  const [name, setName] = useState(() => deviceName(navigator.userAgent))
  const [failure, setFailure] = useState<Failure>()
  const [isBusy, setBusy] = useState(false)
  const enrol = async (typed: string) => {
    setBusy(true)
    setFailure(undefined)
    try {
      await onEnrol(typed.trim(), name.trim())
      dropCode()
    } catch (error) {
      const why = failureOf(error)
      if (why === 'refused') dropCode()
      setFailure(why)
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enrol(code)
  }
  const isComplete = code.trim().length >= 6 && name.trim() !== ''
  return (
    <main className={classes.page}>
      <div className={classes.corner}>
        <LanguageMenu compact />
      </div>
      <form onSubmit={submit} className={classes.card}>
        <Stack gap="md">
          <Mark size={48} />
          <Title order={1}>{t('till.enrolment.title')}</Title>
          {wasCleared && (
            <Notice tone="bad" urgent title={t('till.enrolment.cleared.title')}>
              {t('till.enrolment.cleared.body')}
            </Notice>
          )}
          <Text size="lg">{t('till.enrolment.intro')}</Text>
          {failure !== undefined && (
            <Notice tone="bad" urgent>
              {t(`till.enrolment.failed.${failure}`)}
            </Notice>
          )}
          <TextInput
            label={t('till.enrolment.code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            size="xl"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            required
            withAsterisk={false}
          />
          <TextInput
            label={t('till.enrolment.name')}
            description={t('till.enrolment.nameHint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            size="lg"
            maxLength={100}
          />
          <Button type="submit" size="lg" h={56} loading={isBusy} disabled={!isComplete}>
            {t('till.enrolment.submit')}
          </Button>
          <CodeScanner
            onCode={(found) => {
              setCode(found)
              void enrol(found)
            }}
          />
        </Stack>
      </form>
    </main>
  )
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof SyncServerError)) return 'unreachable'
  if (error.failure === 'refused' || error.failure === 'not_accepted') return 'refused'
  return error.problem?.endsWith('too-many-attempts') ? 'too_many' : 'unreachable'
}

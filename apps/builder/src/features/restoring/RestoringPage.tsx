import { Notice, PageHeader, Panel, useText, Viewfinder } from '@counterflow/ui'
import { Box, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useState } from 'react'
import { announce } from '../../platform/announcing/announce'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { BackToList } from '../../platform/router/links'
import { papersIn, tooLongLine, withPaper } from './papers'
import { RestoredList } from './RestoredList'
import { limits, type RestoredPaper, useRestore } from './restoring-queries'

/** Sales of a lost device, entered again from their receipts. */
export function RestoringPage() {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [results, setResults] = useState<readonly RestoredPaper[]>([])
  const restore = useRestore()
  const papers = papersIn(typed)
  const long = tooLongLine(papers)
  const error =
    papers.length > limits.papers
      ? t('restoring.tooMany', { most: limits.papers })
      : long === undefined
        ? undefined
        : t('restoring.tooLong', { line: long })
  const send = () =>
    restore.mutate(papers, {
      onSuccess: (answer) => {
        setResults((before) => [...answer.results, ...before])
        setTyped('')
      },
    })
  return (
    <>
      <PageHeader
        title={t('restoring.title')}
        intro={t('restoring.intro')}
        back={<BackToList to="/completeness">{t('navigation.completeness')}</BackToList>}
      />
      <Stack>
        <Panel title={t('restoring.field')}>
          <Stack>
            <Scanner
              onCode={(code) => {
                const next = withPaper(typed, code)
                if (next === typed) return
                setTyped(next)
                announce(t('restoring.count', { count: papersIn(next).length }))
              }}
            />
            <Textarea
              aria-label={t('restoring.field')}
              description={t('restoring.fieldHint')}
              autosize
              minRows={4}
              maxRows={12}
              spellCheck={false}
              value={typed}
              error={error}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <FailureNotice error={restore.error} />
            <Group>
              <Button
                disabled={papers.length === 0 || error !== undefined}
                loading={restore.isPending}
                onClick={send}
              >
                {t('restoring.send')}
              </Button>
              {papers.length > 0 && <Text c="dimmed">{t('restoring.count', { count: papers.length })}</Text>}
            </Group>
          </Stack>
        </Panel>
        {results.length > 0 && <RestoredList results={results} />}
      </Stack>
    </>
  )
}

function Scanner({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useText()
  const [isOn, setOn] = useState(false)
  const [isRefused, setRefused] = useState(false)
  if (navigator.mediaDevices === undefined) return <Notice tone="neutral">{t('restoring.noReader')}</Notice>
  return (
    <Stack gap="sm" align="flex-start">
      {isRefused && <Notice tone="caution">{t('restoring.noCamera')}</Notice>}
      {isOn && (
        <Box w="100%" maw={480}>
          <Viewfinder
            label={t('restoring.scan')}
            formats={['qr_code']}
            onCode={onCode}
            onRefused={() => {
              setOn(false)
              setRefused(true)
            }}
          />
        </Box>
      )}
      <Button
        variant="default"
        leftSection={<IconQrcode size={16} aria-hidden />}
        onClick={() => {
          setRefused(false)
          setOn(!isOn)
        }}
      >
        {t(isOn ? 'restoring.stop' : 'restoring.scan')}
      </Button>
    </Stack>
  )
}

import { agentPrinters, PrinterError, type PrinterProblem, usualAgentUrl } from '@counterflow/receipts'
import { Notice, useText } from '@counterflow/ui'
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { PrinterConnectionChoice } from './printer-choice'

/** What the agent answered: its printers, or why there are none. */
type Found = { readonly printers: readonly string[] } | { readonly problem: PrinterProblem }

/** Pairs the till with the print agent on this computer: its address and its token, then one of its printers. */
export function AgentForm({ onChoose }: { onChoose: (choice: PrinterConnectionChoice) => void }) {
  const { t, language } = useText()
  const [url, setUrl] = useState(usualAgentUrl)
  const [token, setToken] = useState('')
  const [found, setFound] = useState<Found>()
  const [isBusy, setBusy] = useState(false)
  const look = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      setFound({ printers: await agentPrinters({ url: url.trim(), token: token.trim() }) })
    } catch (error) {
      setFound({ problem: error instanceof PrinterError ? error.problem : 'not_connected' })
    }
    setBusy(false)
  }
  return (
    <form onSubmit={(event) => void look(event)}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('receipts.agent.intro')}{' '}
          <Anchor href={`/print-agent?lang=${language}`} target="_blank" rel="noreferrer" inherit>
            {t('receipts.agent.get')}
          </Anchor>
        </Text>
        <TextInput
          size="lg"
          label={t('receipts.agent.url')}
          type="url"
          required
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <TextInput
          size="lg"
          label={t('receipts.agent.token')}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" h={56} loading={isBusy}>
          {t('receipts.agent.look')}
        </Button>
        {found !== undefined && 'problem' in found && (
          <Notice tone="bad" urgent>
            {t(
              found.problem === 'not_connected'
                ? 'receipts.agent.notThere'
                : `receipts.problem.${found.problem}`,
            )}
          </Notice>
        )}
        {found !== undefined && 'printers' in found && found.printers.length === 0 && (
          <Notice tone="caution">{t('receipts.agent.noPrinters')}</Notice>
        )}
        {found !== undefined && 'printers' in found && (
          <Group gap="sm">
            {found.printers.map((printer) => (
              <Button
                key={printer}
                size="lg"
                h={56}
                variant="default"
                onClick={() => onChoose({ kind: 'agent', url: url.trim(), token: token.trim(), printer })}
              >
                {printer}
              </Button>
            ))}
          </Group>
        )}
      </Stack>
    </form>
  )
}

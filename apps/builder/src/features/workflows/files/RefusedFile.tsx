import { jsonPointer, type MissingPlugin } from '@counterflow/core'
import { formatBytes } from '@counterflow/i18n'
import { Notice, type Text as Texts, useText } from '@counterflow/ui'
import { Code, Stack, Text } from '@mantine/core'
import { findingText } from '../finding-text'
import type { Refusal } from './open-file'
import { placeWords } from './place-words'

interface Reason {
  place: string | undefined
  pointer: string | undefined
  message: string
}

/** Why a file cannot be imported: every reason with its place, in words and for a text editor. */
export function RefusedFile({ name, refusal }: { name: string; refusal: Refusal }) {
  const text = useText()
  const { t } = text
  const more = refusal.kind === 'content' ? refusal.more : 0
  return (
    <Notice tone="bad" title={t('files.refusedTitle', { file: name })} urgent>
      <Stack gap="sm" mt="xs">
        <Stack gap="sm" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {reasonsOf(refusal, text).map((reason) => (
            <li key={`${reason.pointer} ${reason.message}`}>
              {reason.place !== undefined && (
                <Text size="xs" fw={600} c="dimmed">
                  {reason.place} {reason.pointer && <Code>{reason.pointer}</Code>}
                </Text>
              )}
              <Text size="sm">{reason.message}</Text>
            </li>
          ))}
        </Stack>
        {more > 0 && <Text size="sm">{t('files.more', { count: more })}</Text>}
        <Text size="sm" c="dimmed">
          {t(refusal.kind === 'plugins' ? 'files.installPlugin' : 'files.refusedBody')}
        </Text>
      </Stack>
    </Notice>
  )
}

function reasonsOf(refusal: Refusal, text: Texts): Reason[] {
  const { t, language } = text
  const whole = { place: undefined, pointer: undefined }
  switch (refusal.kind) {
    case 'too_large': {
      const [size, limit] = [refusal.size, refusal.limit].map((bytes) => formatBytes(bytes, language))
      return [{ ...whole, message: t('files.fault.too_large', { size: size ?? '', limit: limit ?? '' }) }]
    }
    case 'not_utf8':
      return [{ ...whole, message: t('files.fault.not_utf8') }]
    case 'unreadable':
      return [{ ...whole, message: t('files.fault.unreadable') }]
    case 'plugins':
      return refusal.plugins.flatMap((plugin) =>
        plugin.contributions.map(({ id, path }) => ({
          place: placeWords(path, refusal.content, text),
          pointer: jsonPointer(path),
          message: pluginWords(plugin, id, text),
        })),
      )
    case 'content': {
      const at = (path: readonly (string | number)[]) => ({
        place: path.length === 0 ? undefined : placeWords(path, refusal.content, text),
        pointer: jsonPointer(path) || undefined,
      })
      return [
        ...refusal.faults.map(({ code, path, values }) => ({
          ...at(path),
          message: t(`files.fault.${code}`, { ...values }),
        })),
        ...refusal.findings.map((finding) => {
          const { message, fix } = findingText(finding, text)
          return { ...at(finding.path), message: `${message} ${fix}` }
        }),
      ]
    }
  }
}

function pluginWords({ name, wanted, installed }: MissingPlugin, part: string, { t }: Texts): string {
  if (installed !== undefined) {
    return wanted !== undefined && wanted !== installed
      ? t('files.lacks.older', { name, installed, wanted })
      : t('files.lacks.incomplete', { name, installed, part })
  }
  return wanted === undefined
    ? t('files.lacks.absentAny', { name })
    : t('files.lacks.absent', { name, wanted })
}

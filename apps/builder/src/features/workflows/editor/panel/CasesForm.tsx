import type { WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useEditor } from '../EditorContext'
import { inside, type Place } from '../forms/Place'

type SwitchNode = Extract<WorkflowNode, { kind: 'switch' }>

interface CasesFormProps {
  place: Place
  node: SwitchNode
  onChange: (node: SwitchNode) => void
}

/** A port that no case has yet. Numbers are not used again, so that a connection never moves to another case. */
function freshPort({ cases }: SwitchNode): string {
  const numbers = cases.map(({ port }) => Number(port.replace('case_', '')) || 0)
  return `case_${Math.max(0, ...numbers) + 1}`
}

/** Several cases in the order in which they are asked. */
export function CasesForm({ place, node, onChange }: CasesFormProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { cases } = node
  const replace = (index: number, change: Partial<SwitchNode['cases'][number]>) =>
    onChange({ ...node, cases: cases.map((one, at) => (at === index ? { ...one, ...change } : one)) })
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('editor.panel.casesHint')}
      </Text>
      {cases.map(({ port, name, when }, index) => (
        <Stack key={port} gap="xs" role="group" aria-label={t('editor.panel.case', { number: index + 1 })}>
          <TextInput
            label={t('editor.panel.caseName')}
            maxLength={120}
            readOnly={readOnly}
            value={name}
            // A case keeps a name of at least one letter, which its port is shown by.
            onChange={(event) => replace(index, { name: event.currentTarget.value || ' ' })}
            rightSection={
              cases.length > 1 &&
              !readOnly && (
                <ActionIcon
                  size="sm"
                  aria-label={t('editor.panel.removeCase', { name })}
                  onClick={() => onChange({ ...node, cases: cases.toSpliced(index, 1) })}
                >
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              )
            }
          />
          <ConditionEditor
            place={inside(place, 'cases', index, 'when')}
            condition={when}
            onChange={(next) => replace(index, { when: next })}
          />
        </Stack>
      ))}
      {!readOnly && cases.length < 50 && (
        <Button
          variant="light"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            onChange({
              ...node,
              cases: [
                ...cases,
                {
                  port: freshPort(node),
                  name: String.fromCharCode(65 + (cases.length % 26)),
                  when: { all: [] },
                },
              ],
            })
          }
        >
          {t('editor.panel.addCase')}
        </Button>
      )}
    </Stack>
  )
}

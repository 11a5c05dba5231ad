import type { WorkflowNode } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Accordion, Button, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { useEditor } from '../EditorContext'
import { inside, type Place, pathText } from '../forms/Place'
import { UnknownFields } from '../forms/UnknownFields'
import { FieldList } from '../forms/ValueField'
import { MailPreview } from '../preview/MailPreview'
import { StepOutputs } from './StepOutputs'

type ActionNode = Extract<WorkflowNode, { kind: 'action' }>

interface ActionFormProps {
  place: Place
  node: ActionNode
  onChange: (node: ActionNode) => void
}

/** The form of an action, made from the schema that its plugin gave. */
export function ActionForm({ place, node, onChange }: ActionFormProps) {
  const { t, local } = useText()
  const catalogue = useCatalogue()
  const action = catalogue.actions.get(node.action)
  const input = catalogue.contracts.actions.get(node.action)?.input
  if (action === undefined || input === undefined) {
    return <Text c="var(--cf-bad)">{t('editor.panel.unknown', { id: node.action })}</Text>
  }
  const fields = input.kind === 'object' ? input.fields : {}
  return (
    <>
      <Text size="sm" c="dimmed">
        {local(action.description)}
      </Text>
      {Object.keys(fields).length === 0 ? (
        <Text size="sm">{t('editor.panel.nothing')}</Text>
      ) : (
        <FieldList
          place={inside(place, 'input')}
          fields={fields}
          values={node.input}
          onChange={(values) => onChange({ ...node, input: values })}
        />
      )}
      {input.kind === 'object' && !input.open && (
        <UnknownFields
          place={inside(place, 'input')}
          known={fields}
          values={node.input}
          onRemove={(name) => {
            const { [name]: _unknown, ...others } = node.input
            onChange({ ...node, input: others })
          }}
        />
      )}
      {action.input['x-counterflow-preview'] === 'mail' && (
        <MailPreview place={inside(place, 'input')} input={node.input} />
      )}
      <StepOutputs path={['steps', node.id]} nodeId={node.id} />
      {action.effects !== 'none' && (
        <Retries place={inside(place, 'retry')} node={node} onChange={onChange} />
      )}
    </>
  )
}

const usualRetry = { attempts: 5, firstDelaySeconds: 2 }

function Retries({ place, node, onChange }: ActionFormProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const retry = node.retry ?? usualRetry
  const change = (next: Partial<typeof retry>) => onChange({ ...node, retry: { ...retry, ...next } })
  return (
    <Accordion variant="separated" chevronPosition="left">
      <Accordion.Item value="retries">
        <Accordion.Control>{t('editor.panel.advanced')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="xs" data-path={pathText(place.path)}>
            <SimpleGrid cols={2} spacing="sm">
              <NumberInput
                label={t('editor.panel.attempts')}
                readOnly={readOnly}
                min={1}
                max={20}
                allowDecimal={false}
                clampBehavior="strict"
                value={retry.attempts}
                onChange={(attempts) => {
                  if (typeof attempts === 'number' && attempts >= 1) change({ attempts })
                }}
              />
              <NumberInput
                label={t('editor.panel.firstDelay')}
                readOnly={readOnly}
                min={0.1}
                max={3_600}
                decimalScale={1}
                clampBehavior="strict"
                value={retry.firstDelaySeconds}
                onChange={(firstDelaySeconds) => {
                  if (typeof firstDelaySeconds === 'number' && firstDelaySeconds >= 0.1) {
                    change({ firstDelaySeconds })
                  }
                }}
              />
            </SimpleGrid>
            <Text size="xs" c="dimmed">
              {t('editor.panel.retryHint')}
            </Text>
            {node.retry !== undefined && !readOnly && (
              <Button
                variant="subtle"
                size="compact-xs"
                w="fit-content"
                onClick={() => onChange({ ...node, retry: undefined })}
              >
                {t('editor.panel.retryOff')}
              </Button>
            )}
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

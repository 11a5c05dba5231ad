import { buildGraph, triggerNodeId, type WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Badge, Group, Modal, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { applyNodeChanges, type NodeChange, ReactFlowProvider } from '@xyflow/react'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { Canvas } from '../canvas/Canvas'
import type { CanvasNode } from '../canvas/flow-types'
import { flowNodes } from '../canvas/to-flow'
import { useFlowEdges } from '../canvas/useFlowEdges'
import { CatalogueProvider, useCatalogue } from '../catalogue/CatalogueProvider'
import { usePlaces } from '../editor/usePlaces'
import { StepNamesProvider, useStepName } from '../words/StepNamesProvider'
import { StepSentence, TriggerSentence } from '../words/StepSentence'
import type { Template } from '../workflow-queries'
import { InstallButtons } from './InstallButtons'
import { InstallRefusal } from './InstallRefusal'
import { TemplateNeeds } from './TemplateNeeds'
import classes from './TemplatePreview.module.css'
import { useCategoryName } from './useCategoryName'
import { useTemplateDefinition, useTemplateInstall } from './useTemplate'
import { isReady, useTemplateNeeds } from './useTemplateNeeds'

interface TemplatePreviewProps {
  template: Template
  onClose: () => void
}

/** A template on a canvas that cannot be drawn upon, with each of its steps in words, before it is installed. */
export function TemplatePreview({ template, onClose }: TemplatePreviewProps) {
  const { t, local } = useText()
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened
      onClose={onClose}
      title={local(template.title)}
      size="min(1180px, 94vw)"
      fullScreen={narrow}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Suspense fallback={null}>
        <CatalogueProvider>
          <Preview template={template} direction={narrow ? 'down' : 'right'} />
        </CatalogueProvider>
      </Suspense>
    </Modal>
  )
}

function Preview({ template, direction }: { template: Template; direction: 'right' | 'down' }) {
  const { t, local } = useText()
  const definition = useTemplateDefinition(template)
  const catalogue = useCatalogue()
  const needs = useTemplateNeeds(definition, catalogue)
  const installing = useTemplateInstall(template)
  const categoryName = useCategoryName()
  return (
    <StepNamesProvider definition={definition}>
      <div className={classes.preview}>
        <div className={classes.canvas}>
          <ReactFlowProvider>
            <Drawing definition={definition} direction={direction} />
          </ReactFlowProvider>
        </div>
        <Stack gap="md">
          <Badge variant="light" radius="sm" tt="none" size="sm">
            {categoryName(template.category)}
          </Badge>
          <Text size="sm">{local(template.description)}</Text>
          <section aria-label={t('templates.steps')}>
            <Text size="xs" fw={600} c="dimmed" mb={4}>
              {t('templates.steps')}
            </Text>
            <Sentences definition={definition} />
          </section>
          <TemplateNeeds needs={needs} />
          <InstallRefusal installing={installing} />
        </Stack>
      </div>
      <Group gap="xs" justify="flex-end" className={classes.foot}>
        <InstallButtons template={template} installing={installing} ready={isReady(needs)} />
      </Group>
    </StepNamesProvider>
  )
}

function Drawing({ definition, direction }: { definition: WorkflowDefinition; direction: 'right' | 'down' }) {
  const stepName = useStepName()
  const places = usePlaces(definition, direction)
  const settings = { places, direction, editable: false }
  const [nodes, setNodes] = useState<CanvasNode[]>(() => flowNodes(definition, settings, stepName))
  useEffect(() => {
    setNodes(flowNodes(definition, { places, direction, editable: false }, stepName))
  }, [definition, places, direction, stepName])
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => setNodes((current) => applyNodeChanges(changes, current)),
    [],
  )
  const edges = useFlowEdges(definition, settings)
  return (
    <Canvas
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      nodesDraggable={false}
      nodesConnectable={false}
      deleteKeyCode={null}
    />
  )
}

function Sentences({ definition }: { definition: WorkflowDefinition }) {
  const stepName = useStepName()
  const ordered = buildGraph(definition).order
  return (
    <ol className={classes.sentences}>
      <li>
        <Text size="sm" fw={600}>
          {stepName(triggerNodeId)}
        </Text>
        <Text size="sm" c="dimmed" component="div" className={classes.sentence}>
          <TriggerSentence trigger={definition.trigger} />
        </Text>
      </li>
      {ordered.map((node) => (
        <li key={node.id}>
          <Text size="sm" fw={600}>
            {stepName(node.id)}
          </Text>
          <Text size="sm" c="dimmed" component="div" className={classes.sentence}>
            <StepSentence node={node} />
          </Text>
        </li>
      ))}
    </ol>
  )
}

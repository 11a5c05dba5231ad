import { compareDefinitions, type WorkflowDefinition, workflowDefinitionSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Box, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { TrialBody } from '../trying/TrialBody'
import { StepNamesProvider } from '../words/StepNamesProvider'
import type { Workflow } from '../workflow-queries'
import { apart } from './apart'
import { VersionList } from './VersionList'
import type { Version } from './version-queries'

/** What the canvas shows: what the draft changes of the chosen version, or that version alone. */
const views = ['differences', 'version'] as const

const route = getRouteApi('/shell/workflows/$workflowId/versions')

interface ComparedVersionProps {
  workflow: Workflow
  versions: readonly Version[]
  version: Version
  /** What that version does. */
  definition: WorkflowDefinition
}

/** A version on the canvas with what the draft changes of it marked, and the same in sentences beside it. */
export function ComparedVersion({ workflow, versions, version, definition }: ComparedVersionProps) {
  const { t } = useText()
  const { step, show = 'differences' } = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const draft = useMemo(() => workflowDefinitionSchema.parse(workflow.draft), [workflow.draft])
  const drawn = useMemo(() => {
    if (show === 'version') return { definition }
    const compared = compareDefinitions(definition, draft)
    return { definition: apart(compared), marks: compared }
  }, [definition, draft, show])
  const look = (search: {
    version?: string
    show?: (typeof views)[number] | undefined
    step?: string | undefined
  }) => void navigate({ search: { version: version.id, show, ...search }, replace: true, resetScroll: false })
  return (
    <StepNamesProvider definition={drawn.definition}>
      <TrialBody
        key={`${version.id} ${show}`}
        {...drawn}
        direction={narrow ? 'down' : 'right'}
        opened={step}
        onOpen={(nodeId) => look({ step: nodeId })}
        label={t('versions.list')}
      >
        <Box p="md" pb={0}>
          <SegmentedControl
            fullWidth
            aria-label={t('versions.shown')}
            data={views.map((value) => ({ value, label: t(`versions.show.${value}`) }))}
            value={show}
            onChange={(value) => look({ show: views.find((one) => one === value) })}
          />
        </Box>
        <VersionList
          workflow={workflow}
          versions={versions}
          chosen={version}
          definition={definition}
          draft={draft}
          onChoose={(id) => look({ version: id })}
          onOpen={(nodeId) => look({ show: 'differences', step: nodeId })}
        />
      </TrialBody>
    </StepNamesProvider>
  )
}

import {
  checkCircumstances,
  type Finding,
  permissions,
  validateWorkflow,
  type WorkflowDefinition,
} from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { shopQuery } from '../../settings/shop-queries'
import type { Catalogue } from '../catalogue/catalogue'
import { findingText } from '../finding-text'
import { stepNames } from '../words/step-names'

/** Something that a template still needs before it can be turned on. */
export interface TemplateNeed {
  key: string
  code: Finding['code']
  /** The step that it is about. */
  step: string | undefined
  message: string
}

/**
 * What a template still needs in this shop before it can be turned on: what only the merchant knows, such as an
 * address, and what the shop's settings stand in the way of. Who may turn it on is not asked.
 */
export function useTemplateNeeds(
  definition: WorkflowDefinition,
  catalogue: Catalogue | undefined,
): readonly TemplateNeed[] {
  const text = useText()
  const { data: shop } = useQuery(shopQuery)
  return useMemo(() => {
    if (shop === undefined || catalogue === undefined) return []
    const { contracts } = catalogue
    const { captureMode, currency } = shop
    const circumstances = { permissions, captureMode, currency, options: {}, now: Date.now() }
    const found: Finding[] = [
      ...validateWorkflow(definition, contracts),
      ...checkCircumstances(definition, contracts, circumstances),
    ].filter(({ severity }) => severity === 'error')
    const names = stepNames(definition, catalogue, text)
    const needs = found.map((finding) => ({
      code: finding.code,
      key: `${finding.code} ${finding.nodeId} ${finding.path.join('/')}`,
      step: finding.nodeId === null ? undefined : names.get(finding.nodeId),
      message: findingText(finding, text).message,
    }))
    return [...new Map(needs.map((need) => [`${need.step} ${need.message}`, need])).values()]
  }, [definition, catalogue, shop, text])
}

/** Whether it is worth trying to turn it on as it is: how payments are captured can be changed on the way. */
export const isReady = (needs: readonly TemplateNeed[]): boolean =>
  needs.every(({ code }) => code === 'manual_capture_needed')

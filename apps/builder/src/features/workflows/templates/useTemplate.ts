import { adoptCurrency, freshName, workflowDefinitionSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { shopQuery } from '../../settings/shop-queries'
import { type Template, workflowsQuery } from '../workflow-queries'
import { useInstallTemplate } from './useInstallTemplate'

/** The workflow of a template as this shop would get it: with amounts in its own currency. */
export function useTemplateDefinition(template: Template) {
  const { data: shop } = useQuery(shopQuery)
  return useMemo(() => {
    const definition = workflowDefinitionSchema.parse(template.definition)
    return shop === undefined ? definition : adoptCurrency(definition, shop.currency)
  }, [template.definition, shop])
}

/** The two ways to install a template (R70), each time as a workflow of its own (R76). */
export function useTemplateInstall(template: Template) {
  const { local } = useText()
  const router = useRouter()
  const install = useInstallTemplate()
  const { data: workflows } = useQuery(workflowsQuery)
  const taken = workflows?.map(({ name }) => name) ?? []
  const name = freshName(local(template.title).slice(0, 120), taken)
  return {
    install,
    turnOn: () => install.mutate({ templateId: template.id, turnOn: true, name }),
    customise: () =>
      install.mutate(
        { templateId: template.id, turnOn: false, name },
        {
          onSuccess: ({ id }) =>
            void router.navigate({ to: '/workflows/$workflowId', params: { workflowId: id } }),
        },
      ),
  }
}

import { type ShopProvision, type WorkflowDefinition, workflowFileOf } from '@counterflow/core'

/** What no file system takes in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfit = /[\u0000-\u001f<>:"/\\|?*]+/g

/** The name of a workflow as that of its file. */
export function fileNameOf(workflow: string): string {
  const name = workflow
    .replaceAll(unfit, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${name === '' ? 'workflow' : name}.json`
}

/** Hands a workflow to the reader as a file. */
export function exportWorkflow(definition: WorkflowDefinition, provision: ShopProvision): void {
  const text = `${JSON.stringify(workflowFileOf(definition, provision), null, 2)}\n`
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileNameOf(definition.name)
  link.click()
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

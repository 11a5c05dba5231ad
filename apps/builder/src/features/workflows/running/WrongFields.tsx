import { useText } from '@counterflow/ui'
import { List } from '@mantine/core'
import { ProblemError } from '../../../platform/api/problem'
import { fieldErrorText } from '../../../platform/api/problem-text'

/** Each field of the data that does not fit, by its place. */
export function WrongFields({ error }: { error: unknown }) {
  const text = useText()
  if (!(error instanceof ProblemError)) return null
  const errors = error.problem.errors ?? []
  if (errors.length === 0) return null
  return (
    <List size="sm" mt="xs">
      {errors.map((field) => (
        <List.Item key={field.path}>
          <code>{field.path.replace(/^\/(payload|output)\/?/, '') || '/'}</code>:{' '}
          {fieldErrorText(field, text)}
        </List.Item>
      ))}
    </List>
  )
}

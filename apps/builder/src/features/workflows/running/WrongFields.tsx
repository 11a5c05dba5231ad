import { List } from '@mantine/core'
import { ProblemError } from '../../../platform/api/problem'

/** Each field of the data that does not fit, by its place. */
export function WrongFields({ error }: { error: unknown }) {
  if (!(error instanceof ProblemError)) return null
  const errors = error.problem.errors ?? []
  if (errors.length === 0) return null
  return (
    <List size="sm" mt="xs">
      {errors.map(({ path, message, fix }) => (
        <List.Item key={path}>
          <code>{path.replace(/^\/(payload|output)\/?/, '') || '/'}</code>: {message} {fix}
        </List.Item>
      ))}
    </List>
  )
}

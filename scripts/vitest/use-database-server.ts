import { inject } from 'vitest'

// Before each spec file, for two projects with servers of their own may take turns in one process.
const { url, template } = inject('specServer')
process.env.TEST_DATABASE_URL = url
process.env.TEST_TEMPLATE_DATABASE = template

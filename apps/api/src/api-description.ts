import { apiProblems } from './api-problems.js'
import { apiSamples } from './api-samples.js'
import { apiTags } from './api-tags.js'
import type { ApiDescription } from './platform/http/openapi/api-description.js'

/** What the documentation of the API says beyond the contracts. */
export const apiDescription: ApiDescription = { tags: apiTags, problems: apiProblems, samples: apiSamples }

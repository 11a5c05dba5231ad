import { writeFile } from 'node:fs/promises'
import { apiContract } from '../../../api-contract.js'
import { apiDescription } from '../../../api-description.js'
import { openApiDocument } from './openapi-document.js'

const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('Name the file to write.')
await writeFile(target, `${JSON.stringify(openApiDocument(apiContract, '0.1.0', apiDescription), null, 2)}\n`)

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folders of `pnpm-workspace.yaml` whose children are packages. */
const PARENTS = ['apps', 'packages', 'packages/plugins', 'tools']

/**
 * @typedef {object} WorkspacePackage
 * @property {string} folder below the root, with slashes
 * @property {boolean} isBuilt whether it has a build, whose result is its `dist`
 */

/**
 * @param {string} root
 * @returns {WorkspacePackage[]}
 */
export function workspacePackages(root) {
  return PARENTS.flatMap((parent) => namesIn(join(root, parent)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, isBuilt: hasBuild(join(root, folder, 'package.json')) }))
}

/** @param {string} folder */
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

/** @param {string} manifest */
function hasBuild(manifest) {
  return JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build !== undefined
}

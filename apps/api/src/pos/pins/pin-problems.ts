import { Problem } from '../../platform/http/problems/problem.js'

/** 409: a PIN would be of no use to them. */
export function notASeller(): Problem {
  return new Problem({
    type: 'not-a-seller',
    status: 409,
    title: 'They may not sell at a till',
    detail:
      'The role of this member of staff holds neither registers.sell nor registers.manage, or they have left.',
    fix: 'Give them a role that sells first.',
  })
}

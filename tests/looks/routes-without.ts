/** Routes without a look, each list for one reason; one a line. */
const routes = (text: string): readonly string[] => text.trim().split(/\s*\n\s*/);

/** What the acting person's own is, or what another member told him or her by asking. */
export const OWN = routes(`
  POST /api/sessions/codes
  POST /api/sessions
  GET /api/sessions
  GET /api/sessions/me
  PUT /api/sessions/current/acting
  DELETE /api/sessions/others
  DELETE /api/sessions/one/{sessionId}
  DELETE /api/sessions/current
  GET /api/sessions/memberships
  PUT /api/sessions/current/membership
  POST /api/sessions/password
  GET /api/sessions/provider
  POST /api/sessions/provider
  GET /api/sessions/provider/answer
  POST /api/sessions/current/proof
  GET /api/factors/mine
  POST /api/factors/authenticator
  DELETE /api/factors/authenticator
  POST /api/factors/authenticator/confirm
  POST /api/factors/recovery
  PUT /api/factors/password
  DELETE /api/factors/password
  POST /api/factors/passkeys
  POST /api/factors/passkeys/challenge
  DELETE /api/factors/passkeys/{passkeyId}
  POST /api/sessions/current/proof/challenge
  POST /api/sessions/current/proof/passkey
  GET /api/members/me
  PATCH /api/members/me
  PUT /api/registrations/mine
  GET /api/claims/mine
  PUT /api/posts/{postId}/claims/mine
  POST /api/posts/{postId}/claims/mine/withdraw
  GET /api/posts/{postId}/claims/mine/history
  POST /api/posts/{postId}/stand-in
  DELETE /api/posts/{postId}/stand-in
  POST /api/posts/{postId}/stand-in/accept
  POST /api/posts/{postId}/stand-in/decline
  GET /api/posts/{postId}/claims/mine/calendar.ics
  GET /api/calendar/feed
  PUT /api/calendar/feed
  DELETE /api/calendar/feed
  GET /api/feeds/{district}/{token}/claims.ics
  POST /api/posts/{postId}/draw/entry
  DELETE /api/posts/{postId}/draw/entry
  GET /api/services/mine
  POST /api/services
  POST /api/services/{serviceId}/dispute
  POST /api/attendance/check-in
  POST /api/attendance/check-out
  GET /api/notifications
  POST /api/notifications/{noticeId}/read
  POST /api/suggestions/open
  POST /api/suggestions/followed
  POST /api/suggestions/followed/act
  POST /api/suggestions
  GET /api/suggestions/mine
  POST /api/suggestions/{suggestionId}/mine
  GET /api/evaluation/{year}/reports/mine
  POST /api/evaluation/{year}/reports/mine/objection
  GET /api/feedback/forms/mine
  PUT /api/feedback/forms/mine/{periodId}/confirmation
  PUT /api/feedback/forms/mine/{periodId}/objection
  POST /api/packages/open
  GET /api/privacy/notice/mine
  PUT /api/privacy/notice/mine
  GET /api/privacy/mine
  GET /api/privacy/mine/export
  GET /api/privacy/mine/requests
  POST /api/privacy/mine/corrections
  POST /api/privacy/mine/objections
  POST /api/privacy/mine/erasure
  POST /api/privacy/mine/requests/{requestId}/withdraw
  GET /api/documents/reports/{year}/mine/pdf
  GET /api/documents/reports/{year}/mine/xlsx
  GET /api/documents/privacy/mine/pdf
`);

/** Names of offices, of what is saved by whom, and the contacts that a post or a unit tells everybody. */
export const OFFICE = routes(`
  GET /api/districts
  POST /api/districts
  GET /api/platform/districts
  GET /api/platform/health
  GET /api/district
  PATCH /api/district
  GET /api/units
  POST /api/posts
  POST /api/posts/proposals
  POST /api/posts/filled
  GET /api/posts/{postId}
  PATCH /api/posts/{postId}
  POST /api/posts/{postId}/move
  POST /api/posts/{postId}/publish
  POST /api/posts/{postId}/reopen
  POST /api/posts/{postId}/approve
  POST /api/posts/{postId}/return
  POST /api/posts/{postId}/close
  POST /api/posts/{postId}/cancel
  POST /api/series
  GET /api/units/{unitId}/series
  GET /api/series/{seriesId}
  POST /api/series/{seriesId}/change
  POST /api/series/{seriesId}/cancel
  POST /api/series/{seriesId}/extend
  POST /api/series/{seriesId}/resume
  GET /api/units/{unitId}/templates
  GET /api/keys/fields
  POST /api/keys/fields/reseal
  GET /api/senders
  PATCH /api/senders
  PUT /api/senders/channels
  DELETE /api/senders/channels/{channel}
  GET /api/provider
  PUT /api/provider
  GET /api/evaluation
  GET /api/evaluation/{year}
  GET /api/evaluation/{year}/scheme
  PUT /api/evaluation/{year}/scheme
  POST /api/evaluation/{year}/close
  GET /api/evaluation/{year}/reports/employers
  GET /api/packages
  POST /api/packages/{periodId}/{employerId}/link
  GET /api/privacy/notice
  PUT /api/privacy/notice
`);

/** What the caller has just said, told back. */
export const SAID = routes(`
  POST /api/grants
  POST /api/units
  POST /api/employers
  POST /api/members
  POST /api/posts/{postId}/claims
  POST /api/posts/{postId}/claims/release
  PUT /api/templates
`);

/** Nobody: sums, dates, results by number. The document's schema is asked whether that is so. */
export const NOBODY = routes(`
  GET /api/health
  POST /api/people/{personId}/factors/reset
  POST /api/grants/{personId}/end
  POST /api/people/{personId}/sessions/end
  POST /api/registrations/accept
  GET /api/posts/for-me
  GET /api/posts
  POST /api/series/preview
  POST /api/series/{seriesId}/preview
  DELETE /api/units/{unitId}/templates/{templateId}
  GET /api/posts/{postId}/draw
  POST /api/services/confirm
  GET /api/posts/{postId}/attendance/code
  PUT /api/posts/{postId}/attendance
  PUT /api/posts/{postId}/attendance/paper
  GET /api/jobs/{jobId}
  POST /api/senders/test
  DELETE /api/provider
  POST /api/provider/test
  GET /api/imports
  POST /api/imports/{importId}/run
  PUT /api/evaluation/{year}/exemptions/{personId}
  GET /api/evaluation/{year}/reports/district
  GET /api/feedback/periods
  POST /api/feedback/periods
  GET /api/feedback/periods/{periodId}/overview
  POST /api/feedback/periods/{periodId}/forms
  POST /api/feedback/forms/show
  POST /api/feedback/forms/sign
  POST /api/feedback/forms/deliver
  GET /api/feedback/phrases
  POST /api/feedback/phrases
  POST /api/feedback/phrases/drop
  POST /api/packages/receipts
  POST /api/packages/replies
  GET /api/audit/retention
  PUT /api/audit/retention
  GET /api/audit/verification
  GET /api/rights
  GET /api/documents/reports/{year}/district/pdf
  GET /api/documents/reports/{year}/district/xlsx
`);

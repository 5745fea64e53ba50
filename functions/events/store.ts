/** The only door to keys: the partition of an audit entry says what it is about. */
export { entityOfAudit } from '#platform/table/keys';

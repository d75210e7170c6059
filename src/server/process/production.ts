/**
 * Imported before anything else: React chooses its build by this when it is loaded, and the one for development makes
 * every page a third dearer.
 */
process.env['NODE_ENV'] ??= 'production';

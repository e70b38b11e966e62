/** Which content was built, so that use can be told apart by it [T14]: letters, figures and dashes. */
export const contentRelease = (): string => process.env.CONTENT_RELEASE || 'onbekend';

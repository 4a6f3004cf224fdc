/** Of a stored draft; added to with every change that an older reader would not understand. */
export const draftVersion = 1;

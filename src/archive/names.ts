/** The folder for the data files of the page: a name that no note can take. */
export const dataFolder = "catalogue.data";

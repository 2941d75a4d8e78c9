/** What a card in a list of results shows. */
export const pageQuery = `{
  listings(first: 20) {
    nodes {
      id
      title
      summary
      organisation { id name }
      municipalities { code name }
      nextOccurrence { start end }
      themes { code name }
      serviceClasses { code name }
    }
    pageInfo { hasNextPage }
  }
}`;

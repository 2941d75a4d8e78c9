/** The subgraphs as they are composed. One server holding the same is in monolith.ts. */
export const sources: Readonly<Record<string, string>> = {
  users: `
    type Query { me: User! user(id: ID!): User users(first: Int): [User!]! node(id: ID!): Node actors: [Actor] }
    type Mutation { rename(id: ID!, name: String!): User }
    interface Node { id: ID! }
    union Actor = User | Team
    enum Role { ADMIN GUEST }
    type Address { street: String city: String! }
    type Team implements Node @key(fields: "id") { id: ID! name: String! members(first: Int): [User!]! }
    type User implements Node @key(fields: "id") {
      id: ID! name: String! email: String age: Int role: Role address: Address
      friends(first: Int): [User!]! best: User team: Team!
    }`,
  catalog: `
    type Query { product(id: ID!): Product products(first: Int, among: Among): [Product!] items: [Item!]! things: [Thing!] }
    type Mutation { price(id: ID!): Product! }
    union Thing = Product | Book | Toy
    enum Unit { KG G }
    input Among { ids: [ID!] odd: Boolean = false unit: Unit and: Among }
    interface Item @key(fields: "id") { id: ID! name: String! }
    type Book implements Item @key(fields: "id") { id: ID! name: String! pages: Int! }
    type Toy implements Item @key(fields: "id") { id: ID! name: String! age: Int }
    type Product @key(fields: "id") {
      id: ID! title: String! price: Int weight(unit: Unit = KG): Int tags: [String!]! related: [Product] matrix: [[Int!]]
    }`,
  reviews: `
    type Query { reviews(first: Int): [Review] review(id: ID!): Review }
    type Mutation { review(id: ID!): Review }
    type Review @key(fields: "id") { id: ID! body: String stars: Int! author: User! product: Product }
    type User @key(fields: "id") {
      id: ID! age: Int @external email: String @external
      reviews(first: Int): [Review!]! standing: String @requires(fields: "age email")
    }
    type Product @key(fields: "id") { id: ID! reviews: [Review] }`,
  stock: `
    type Query { top: Item }
    enum Unit { KG G }
    type Product @key(fields: "id") {
      id: ID! price: Int @external weight(unit: Unit = KG): Int @external
      inStock: Boolean! shipping: Int @requires(fields: "price weight(unit: G)") warehouse: Warehouse
    }
    type Warehouse { city: String! products: [Product!]! }
    type Shelf { row: Int! side: String }
    type Item @key(fields: "id") @interfaceObject {
      id: ID! rating: Float grade: Int! code(unit: Unit = KG): String! shelf: Shelf box: Shelf!
    }`,
  totals: `
    type Product @key(fields: "id") { id: ID! shipping: Int @external total: Int @requires(fields: "shipping") }
    type Item @key(fields: "id") @interfaceObject {
      id: ID! name: String! @external grade: Int! @external
      tag: String! @requires(fields: "name") score: Int! @requires(fields: "grade")
    }`,
};

/** Which subgraph answers a field, and what it requires of others. */
export const requiredFields: Readonly<Record<string, readonly string[]>> = {
  'User.standing': ['age', 'email'],
  'Product.shipping': ['price', 'weight'],
  'Product.total': ['shipping'],
  'Item.tag': ['name'],
  'Item.score': ['grade'],
};

/** Required fields that must not be null. */
export const neverNull: ReadonlySet<string> = new Set(['name', 'grade']);

//! `Access`: Cedar, with the policies of roles.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid,
    PolicySet, Request, RestrictedExpression, Schema, ValidationMode, Validator,
};

use super::{Role, Scope, Verb};
use crate::Error;

const SCHEMA: &str = include_str!("schema.cedarschema");
const POLICIES: &str = include_str!("roles.cedar");

/// Decides who may do what.
pub struct Access {
    policies: PolicySet,
    schema: Schema,
    authorizer: Authorizer,
    /// The entities of each role: a user, and what it is in.
    entities: BTreeMap<Role, (EntityUid, Entities)>,
    actions: BTreeMap<Verb, EntityUid>,
    thing: EntityUid,
    hash: [u8; 32],
}

/// What is known of a request beside who asks for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The thing belongs to who asks.
    pub own: bool,
    /// An owner, or making somebody one, is concerned.
    pub concerns_owner: bool,
    /// Somebody becomes an owner or an admin, or is one.
    pub makes_admin: bool,
    /// The thing gets a class that protects it less.
    pub lowers_class: bool,
    /// What the API token is for that it comes with; `None` for a session.
    pub scopes: Option<BTreeSet<Scope>>,
    /// The client's address is in the lists of the organisation and of the token.
    pub address_allowed: bool,
    /// The organisation wants a second factor.
    pub second_factor_required: bool,
    /// A second factor was shown.
    pub second_factor: bool,
}

impl Circumstances {
    /// A session from where it may be, that no more is asked of.
    pub fn usual() -> Self {
        Self {
            own: false,
            concerns_owner: false,
            makes_admin: false,
            lowers_class: false,
            scopes: None,
            address_allowed: true,
            second_factor_required: false,
            second_factor: false,
        }
    }
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it may be done.
    pub permitted: bool,
    /// The ids of the policies that say so, sorted; none where nothing permits it.
    pub policies: Vec<String>,
}

impl Access {
    /// Loads and validates the policies.
    ///
    /// # Errors
    /// [`Error::Internal`] if they are not valid, which a test rules out.
    pub fn load() -> Result<Self, Error> {
        let failed = |error: &dyn std::fmt::Display| Error::internal(error.to_string());
        let (schema, _) = Schema::from_cedarschema_str(SCHEMA).map_err(|error| failed(&error))?;
        let policies = named(&PolicySet::from_str(POLICIES).map_err(|error| failed(&error))?)?;
        let checked = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        if let Some(error) = checked.validation_errors().next() {
            return Err(failed(error));
        }
        let thing = uid("Thing", "thing")?;
        let mut entities = BTreeMap::new();
        for role in Role::ALL {
            entities.insert(role, of(role)?);
        }
        let mut actions = BTreeMap::new();
        for verb in Verb::ALL {
            actions.insert(*verb, uid("Action", verb.word())?);
        }
        let hash = crate::digest(&[SCHEMA.as_bytes(), POLICIES.as_bytes()]);
        let authorizer = Authorizer::new();
        Ok(Self { policies, schema, authorizer, entities, actions, thing, hash })
    }

    /// SHA-256 over the schema and the policies, as events name it.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Whether a member of that role may do it. What cannot be evaluated is denied.
    pub fn decide(&self, role: Role, verb: Verb, circumstances: &Circumstances) -> Verdict {
        self.ask(role, verb, circumstances)
            .unwrap_or(Verdict { permitted: false, policies: vec![] })
    }

    fn ask(&self, role: Role, verb: Verb, circumstances: &Circumstances) -> Option<Verdict> {
        let (user, entities) = self.entities.get(&role)?;
        let action = self.actions.get(&verb)?;
        let context = Context::from_pairs(pairs(verb, circumstances)).ok()?;
        let request = Request::new(
            user.clone(),
            action.clone(),
            self.thing.clone(),
            context,
            Some(&self.schema),
        );
        let answer = self.authorizer.is_authorized(&request.ok()?, &self.policies, entities);
        // Cedar leaves out a policy that it cannot evaluate; it may have been the one that forbids.
        let whole = answer.diagnostics().errors().next().is_none();
        let mut policies: Vec<String> =
            answer.diagnostics().reason().map(ToString::to_string).collect();
        policies.sort_unstable();
        Some(Verdict { permitted: whole && answer.decision() == Decision::Allow, policies })
    }
}

fn pairs(verb: Verb, known: &Circumstances) -> [(String, RestrictedExpression); 10] {
    let scopes = known.scopes.iter().flatten();
    let scopes = scopes.map(|scope| RestrictedExpression::new_string(scope.word().to_owned()));
    let flag = |name: &str, value| (name.to_owned(), RestrictedExpression::new_bool(value));
    [
        flag("own", known.own),
        flag("concerns_owner", known.concerns_owner),
        flag("makes_admin", known.makes_admin),
        flag("lowers_class", known.lowers_class),
        flag("by_token", known.scopes.is_some()),
        flag("address_allowed", known.address_allowed),
        flag("second_factor_required", known.second_factor_required),
        flag("second_factor", known.second_factor),
        ("scopes".to_owned(), RestrictedExpression::new_set(scopes)),
        (
            "scope_needed".to_owned(),
            RestrictedExpression::new_string(verb.scope().word().to_owned()),
        ),
    ]
}

/// The policies under the ids that they have in the text, which events and refusals name.
fn named(read: &PolicySet) -> Result<PolicySet, Error> {
    let mut policies = PolicySet::new();
    for policy in read.policies() {
        let id = policy.annotation("id").ok_or_else(|| Error::internal("a policy has no id"))?;
        let policy = policy.new_id(cedar_policy::PolicyId::new(id));
        policies.add(policy).map_err(|error| Error::internal(error.to_string()))?;
    }
    Ok(policies)
}

/// A member of a role, and what Cedar must know of it. All members of a role are alike.
fn of(role: Role) -> Result<(EntityUid, Entities), Error> {
    let failed = |error: &dyn std::fmt::Display| Error::internal(error.to_string());
    let user = uid("User", "member")?;
    let group = uid("Role", role.word())?;
    let member = Entity::new_no_attrs(user.clone(), [group.clone()].into());
    let group = Entity::new_no_attrs(group, [].into());
    let (schema, _) = Schema::from_cedarschema_str(SCHEMA).map_err(|error| failed(&error))?;
    let entities = Entities::from_entities([member, group], Some(&schema));
    Ok((user, entities.map_err(|error| failed(&error))?))
}

fn uid(kind: &str, id: &str) -> Result<EntityUid, Error> {
    let kind = EntityTypeName::from_str(kind).map_err(|e| Error::internal(e.to_string()))?;
    Ok(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

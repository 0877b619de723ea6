// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {AccessGrants} from "../src/AccessGrants.sol";
import {DevelopmentUsd} from "../src/DevelopmentUsd.sol";
import {Payouts} from "../src/Payouts.sol";
import {PoolRegistry} from "../src/PoolRegistry.sol";
import {Authorization, Permit} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {PoolSettings, Split} from "../src/interfaces/IPoolRegistry.sol";

/// @notice One deployment with one pool, its people, and what every test needs of them.
abstract contract Base is Test {
    uint32 internal constant CHALLENGE_SECONDS = 1 days;
    uint32 internal constant INSPECTION_SECONDS = 3 days;
    uint32 internal constant RESOLUTION_SECONDS = 14 days;
    uint32 internal constant DURATION_SECONDS = 365 days;
    uint96 internal constant PRICE = 5_000e6;
    bytes32 internal constant TERMS = keccak256("terms");
    bytes32 internal constant MANIFEST = keccak256("manifest");
    bytes32 internal constant REASON = keccak256("reason");
    bytes32 internal constant RECEIVE_TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );
    bytes32 internal constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    PoolRegistry internal registry;
    Payouts internal payouts;
    AccessGrants internal grants;
    DevelopmentUsd internal token;

    address internal owner = makeAddr("owner");
    address internal operator = makeAddr("operator");
    address internal guardian = makeAddr("guardian");
    address internal treasury = makeAddr("treasury");
    address internal arbiter = makeAddr("arbiter");
    address internal stranger = makeAddr("stranger");
    address internal relayer = makeAddr("relayer");
    address internal buyer;
    uint256 internal buyerKey;

    PoolId internal poolId;
    ReleaseId internal releaseId;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        vm.chainId(31337);
        (buyer, buyerKey) = makeAddrAndKey("buyer");
        token = new DevelopmentUsd();
        registry = new PoolRegistry(1 hours, 1 hours);
        payouts = new Payouts(registry);
        grants = new AccessGrants(registry, payouts, arbiter, RESOLUTION_SECONDS);
        poolId = openPool("first", address(token));
        releaseId = publish(poolId, MANIFEST);
        token.mint(buyer, 100 * uint256(PRICE));
        vm.prank(buyer);
        token.approve(address(grants), type(uint256).max);
    }

    function settings(address token_) internal view returns (PoolSettings memory) {
        return PoolSettings({
            operator: operator,
            token: token_,
            treasury: treasury,
            guardian: guardian,
            split: Split(4000, 4000, 1000, 1000),
            challengeSeconds: CHALLENGE_SECONDS,
            termsHash: TERMS
        });
    }

    function openPool(string memory salt, address token_) internal returns (PoolId) {
        vm.prank(owner);
        return registry.openPool(keccak256(bytes(salt)), settings(token_));
    }

    function publish(PoolId target, bytes32 manifestRoot) internal returns (ReleaseId) {
        vm.prank(owner);
        return
            registry.publishRelease(target, manifestRoot, TERMS, PRICE, DURATION_SECONDS, INSPECTION_SECONDS);
    }

    function purchase() internal returns (GrantId) {
        vm.prank(buyer);
        return grants.purchase(releaseId, buyer, PRICE, TERMS);
    }

    function fund(PoolId to, uint256 amount) internal {
        token.mint(address(this), amount);
        token.approve(address(payouts), amount);
        payouts.fund(to, amount);
    }

    function propose(PoolId target, bytes32 root, uint256 total) internal {
        vm.prank(operator);
        payouts.propose(target, root, total, keccak256("transcript"));
    }

    function accept(PoolId target, bytes32 root, uint256 total) internal {
        propose(target, root, total);
        skip(CHALLENGE_SECONDS);
        payouts.accept(target);
    }

    /// @notice A root over two accounts and the proof of each.
    function pair(PoolId target, address one, uint256 oneAmount, address two, uint256 twoAmount)
        internal
        view
        returns (bytes32 root, bytes32[] memory oneProof, bytes32[] memory twoProof)
    {
        bytes32 a = payouts.leafOf(target, one, oneAmount);
        bytes32 b = payouts.leafOf(target, two, twoAmount);
        root = a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
        (oneProof, twoProof) = (new bytes32[](1), new bytes32[](1));
        (oneProof[0], twoProof[0]) = (b, a);
    }

    function authorize(ReleaseId target, address for_, uint256 maxPrice, bytes32 terms, bytes32 salt)
        internal
        view
        returns (Authorization memory authorization)
    {
        bytes32 nonce = grants.purchaseNonce(target, for_, maxPrice, terms, salt);
        bytes32 message = keccak256(
            abi.encode(RECEIVE_TYPEHASH, buyer, address(grants), PRICE, 0, type(uint40).max, nonce)
        );
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), message));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(buyerKey, digest);
        authorization = Authorization(buyer, 0, type(uint40).max, salt, v, r, s);
    }

    function signPermit(uint256 value) internal view returns (Permit memory) {
        bytes32 message = keccak256(
            abi.encode(
                PERMIT_TYPEHASH, buyer, address(grants), value, token.nonces(buyer), block.timestamp + 1 hours
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(buyerKey, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), message)));
        return Permit(value, block.timestamp + 1 hours, v, r, s);
    }
}

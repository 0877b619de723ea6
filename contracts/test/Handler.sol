// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {AccessGrants} from "../src/AccessGrants.sol";
import {DevelopmentUsd} from "../src/DevelopmentUsd.sol";
import {Payouts} from "../src/Payouts.sol";
import {PoolRegistry} from "../src/PoolRegistry.sol";
import {GrantStatus} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {Claim, Proposal} from "../src/interfaces/IPayouts.sol";
import {PoolSettings, Split} from "../src/interfaces/IPoolRegistry.sol";

/// @notice Does what people do, in any order, and keeps its own books. Pools 0 and 1 share a token and divide
/// honestly; the operator of pool 2, which shares it too, promises more than the total he names.
contract Handler is Test {
    struct Tree {
        bytes32 root;
        uint256[4] amounts;
        bytes32[4] leaves;
    }

    uint96 internal constant PRICE = 1_000e6;
    uint32 internal constant DURATION_SECONDS = 30 days;
    uint256 public constant POOLS = 3;
    uint256 public constant ACCOUNTS = 4;
    uint256 public constant BUYERS = 2;

    PoolRegistry public immutable registry;
    Payouts public immutable payouts;
    AccessGrants public immutable grants;
    DevelopmentUsd public immutable token;

    PoolId[POOLS] public pools;
    ReleaseId[POOLS] public releases;
    address[ACCOUNTS] public accounts;
    address[BUYERS] public buyers;

    GrantId[] public grantIds;
    Tree[][POOLS] internal _trees;
    Tree[POOLS] internal _proposed;

    mapping(uint256 pool => uint256) public funded;
    mapping(uint256 pool => uint256) public claimed;
    mapping(uint256 pool => mapping(uint256 account => uint256)) public claimedBy;
    mapping(uint256 pool => mapping(uint256 account => uint256)) public acceptedFor;
    uint256 public minted;
    uint256 public escrowed;
    uint256 public refunded;
    mapping(bytes32 name => uint256) public calls;
    uint256 public callCount;

    constructor() {
        token = new DevelopmentUsd();
        registry = new PoolRegistry(1 hours, 1 hours);
        payouts = new Payouts(registry);
        grants = new AccessGrants(registry, payouts, address(this), 7 days);
        for (uint256 i = 0; i < POOLS; i++) {
            pools[i] = registry.openPool(
                bytes32(i),
                PoolSettings({
                    operator: address(this),
                    token: address(token),
                    treasury: address(this),
                    guardian: address(this),
                    split: Split(4000, 4000, 1000, 1000),
                    challengeSeconds: 1 days,
                    termsHash: "terms"
                })
            );
            releases[i] = registry.publishRelease(pools[i], "items", "terms", PRICE, DURATION_SECONDS, 3 days);
        }
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            accounts[i] = makeAddr(string.concat("account", vm.toString(i)));
        }
        for (uint256 i = 0; i < BUYERS; i++) {
            buyers[i] = makeAddr(string.concat("buyer", vm.toString(i)));
        }
        token.approve(address(payouts), type(uint256).max);
        token.approve(address(grants), type(uint256).max);
    }

    function wait(uint256 seconds_) external {
        skip(bound(seconds_, 1, 10 days));
        _count("wait");
    }

    function purchase(uint256 pool, uint256 buyer) public {
        (pool, buyer) = (pool % POOLS, buyer % BUYERS);
        _mint(PRICE);
        grantIds.push(grants.purchase(releases[pool], buyers[buyer], PRICE, "terms"));
        escrowed += PRICE;
        _count("purchase");
    }

    function challenge(uint256 which) public {
        (GrantId id, bool isFound) = _grantIn(GrantStatus.Escrowed, which);
        if (!isFound || block.timestamp >= grants.grant(id).escrowEndsAt) {
            purchase(which, which);
            id = grantIds[grantIds.length - 1];
        }
        vm.prank(grants.grant(id).buyer);
        grants.challenge(id, "reason");
        _count("challenge");
    }

    function resolve(uint256 which, uint256 refundAmount) external {
        (GrantId id, bool isFound) = _grantIn(GrantStatus.Challenged, which);
        if (!isFound) {
            challenge(which);
            (id,) = _grantIn(GrantStatus.Challenged, which);
        }
        // Every third refund is of all, which is a branch of its own.
        refundAmount = refundAmount % 3 == 0 ? PRICE : bound(refundAmount, 0, PRICE);
        grants.resolve(id, refundAmount);
        escrowed -= PRICE;
        refunded += refundAmount;
        funded[_poolOf(id)] += PRICE - refundAmount;
        _count("resolve");
    }

    /// @dev Odd numbers look for a challenge first: one that its arbiter leaves unanswered.
    function settle(uint256 which) public {
        bool isSilent = which % 2 == 1;
        (GrantId id, bool isFound) = _grantIn(isSilent ? GrantStatus.Challenged : GrantStatus.Escrowed, which);
        if (!isFound) {
            purchase(which, which);
            id = grantIds[grantIds.length - 1];
        }
        uint256 endsAt = grants.grant(id).escrowEndsAt;
        if (block.timestamp < endsAt) vm.warp(endsAt);
        grants.settle(id);
        escrowed -= PRICE;
        funded[_poolOf(id)] += PRICE;
        _count("settle");
    }

    function terminate(uint256 which) external {
        (GrantId id, bool isFound) = _grantIn(GrantStatus.Settled, which);
        if (!isFound) {
            settle(which);
            (id,) = _grantIn(GrantStatus.Settled, which);
        }
        grants.terminate(id, "reason");
        _count("terminate");
    }

    function fund(uint256 pool, uint256 amount) public {
        (pool, amount) = (pool % POOLS, bound(amount, 1000, 10_000e6));
        _mint(amount);
        payouts.fund(pools[pool], amount);
        funded[pool] += amount;
        _count("fund");
    }

    function propose(uint256 pool, uint256[4] memory weights) public {
        pool = pool % POOLS;
        if (payouts.proposalOf(pools[pool]).root != 0) accept(pool);
        uint256 total = payouts.balanceOf(pools[pool]).acceptedTotal;
        if (funded[pool] - total < 1000) fund(pool, weights[0]);
        uint256 most = (funded[pool] - total) / ACCOUNTS;
        Tree memory tree;
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            uint256 part = bound(weights[i], i == 0 ? 1 : 0, most);
            // The liar of pool 2 writes ten times what he adds to the total.
            tree.amounts[i] = acceptedFor[pool][i] + (pool == 2 ? 10 * part : part);
            total += part;
            tree.leaves[i] = payouts.leafOf(pools[pool], accounts[i], tree.amounts[i]);
        }
        tree.root = _pair(_pair(tree.leaves[0], tree.leaves[1]), _pair(tree.leaves[2], tree.leaves[3]));
        payouts.propose(pools[pool], tree.root, total, "transcript");
        _proposed[pool] = tree;
        _count("propose");
    }

    function veto(uint256 pool, uint256[4] memory weights) external {
        pool = pool % POOLS;
        Proposal memory proposal = payouts.proposalOf(pools[pool]);
        if (proposal.root == 0 || block.timestamp >= proposal.acceptableAt) propose(pool, weights);
        payouts.veto(pools[pool]);
        _count("veto");
    }

    function accept(uint256 pool) public {
        pool = pool % POOLS;
        if (payouts.proposalOf(pools[pool]).root == 0) propose(pool, [pool, 1, 2, 3]);
        Proposal memory proposal = payouts.proposalOf(pools[pool]);
        if (block.timestamp < proposal.acceptableAt) vm.warp(proposal.acceptableAt);
        payouts.accept(pools[pool]);
        _trees[pool].push(_proposed[pool]);
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            acceptedFor[pool][i] = _proposed[pool].amounts[i];
        }
        _count("accept");
    }

    /// @dev From any tree ever accepted, old ones too; where nothing can be paid from it, from a new one.
    function claim(uint256 pool, uint256 age, uint256 account) external {
        (pool, account) = (pool % POOLS, account % ACCOUNTS);
        if (_trees[pool].length == 0) accept(pool);
        Tree memory tree = _trees[pool][age % _trees[pool].length];
        if (tree.amounts[account] <= claimedBy[pool][account]) {
            accept(pool);
            (account, tree) = (0, _trees[pool][_trees[pool].length - 1]);
        }
        (uint256 had, uint256 amount) = (claimedBy[pool][account], tree.amounts[account]);
        if (amount - had > payouts.balanceOf(pools[pool]).unclaimed) {
            // Only the liar's pool can come here; the refusal is what keeps the others whole.
            assertEq(pool, 2);
            vm.expectRevert();
            payouts.claim(pools[pool], accounts[account], amount, _proofOf(tree, account));
            _count("overdrawn");
            return;
        }
        payouts.claim(pools[pool], accounts[account], amount, _proofOf(tree, account));
        claimedBy[pool][account] = amount;
        claimed[pool] += amount - had;
        _count("claim");
    }

    /// @dev All accounts of the newest tree, payable or not: what cannot be paid must be skipped.
    function claimMany(uint256 pool) external {
        pool = pool % POOLS;
        if (_trees[pool].length == 0) accept(pool);
        Tree memory tree = _trees[pool][_trees[pool].length - 1];
        Claim[] memory claims = new Claim[](ACCOUNTS);
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            claims[i] = Claim(pools[pool], accounts[i], tree.amounts[i], _proofOf(tree, i));
        }
        uint256[4] memory before;
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            before[i] = token.balanceOf(accounts[i]);
        }
        payouts.claimMany(claims);
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            uint256 paid = token.balanceOf(accounts[i]) - before[i];
            claimedBy[pool][i] += paid;
            claimed[pool] += paid;
        }
        _count("claimMany");
    }

    function grantCount() external view returns (uint256) {
        return grantIds.length;
    }

    function _count(bytes32 name) private {
        calls[name]++;
        callCount++;
    }

    function _mint(uint256 amount) private {
        token.mint(address(this), amount);
        minted += amount;
    }

    function _grantIn(GrantStatus status, uint256 which) private view returns (GrantId id, bool isFound) {
        uint256 length = grantIds.length;
        for (uint256 i = 0; i < length; i++) {
            id = grantIds[(which % length + i) % length];
            if (grants.grant(id).status == status) return (id, true);
        }
    }

    function _poolOf(GrantId id) private view returns (uint256 pool) {
        (PoolId of_,) = registry.poolAndTokenOf(grants.grant(id).releaseId);
        while (PoolId.unwrap(pools[pool]) != PoolId.unwrap(of_)) {
            pool++;
        }
    }

    function _proofOf(Tree memory tree, uint256 account) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](2);
        proof[0] = tree.leaves[account ^ 1];
        uint256 other = account < 2 ? 2 : 0;
        proof[1] = _pair(tree.leaves[other], tree.leaves[other + 1]);
    }

    function _pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
